/**
 * Owns the list of where the shim does not do as Node does. The conformance test fails
 * if one of these is no difference any more, and if there is another one. README.md of the shim tells the same.
 */

export interface Difference {
  /** What is different, and why nothing that matters depends on it. */
  readonly reason: string;
}

/** By the name of the case. */
export const differences: Readonly<Record<string, Difference>> = {
  'pull is called in no context after somebody else has read': {
    reason:
      'Node reads on behalf of others by the same method, so a read in no context cannot be told from one that goes on for the reader of before. A new reader starts afresh.',
  },
  'hooks that are enabled fire': {
    reason:
      'There is nothing to hook into. Hooks serve debuggers; React looks for better stack traces there.',
  },
  'a timer has an execution id of its own': {
    reason:
      'Without hooks an id means nothing. Only AsyncResources have ids, which is what libraries compare.',
  },
  'the constructor of a promise is Promise': {
    reason:
      'The engine keeps its short ways with promises only while their constructor is its own. `instanceof` works both ways.',
  },
  'an unhandled rejection whose reason is no object is reported in context': {
    reason:
      'The reason is all that connects the report with the rejection, and a string cannot be known again.',
  },
  'a readable from a generator that is read in no context': {
    reason:
      'Node waits between two chunks on behalf of whoever read; in no context that is taken to be the maker.',
  },
  'a listener for a signal has the context of its registration': {
    reason: 'Nothing that serves a request listens for signals.',
  },
  'Writable.toWeb writes in the context of the writer': {
    reason:
      'Node makes this web stream inside. Only a _write of one’s own that reads a store notices; whoever awaits the writer keeps its context.',
  },
};
