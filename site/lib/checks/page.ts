/** Owns driving pages of the app as people would: opening them, finding and using what is there, and looking. */

import type { PreviewFrame } from '../preview/frame.ts';
import type { ConsoleLine, Sighting } from '../preview/protocol.ts';
import type { Control } from '../sandbox/client/sandbox.ts';
import type { Person } from '../sandbox/sandbox.ts';
import type { Holds } from './holds.ts';
import {
  askAgain,
  createLocator,
  type ElementLocator,
  type LocatorPage,
  type Queries,
  queriesFor,
} from './page-locator.ts';
import type { PlainPage } from './page-plain.ts';
import type { User } from './user.ts';

/** How long an element may take to become what is expected. Not a wait: it ends at the first change that fits. */
const PATIENCE_MS = 5000;
/** Longer, because a page that nobody waits for may be slow, not idle. Also not a wait: rest is found within two seconds. */
const REST_WITHIN_MS = 10_000;

export interface OpenOptions {
  /** Who opens it; `anon` if nobody is given. */
  readonly as?: User | 'anon';
}

export interface Trace {
  /**
   * Everything that the locator found since the trace began: after each change of the page how many there were, and
   * their texts; equal neighbours are one. @throws if the page was left for another one meanwhile.
   */
  stop(): Promise<readonly Sighting[]>;
}

export interface PagePort extends Queries<ElementLocator> {
  /** Opens a path of the app as somebody. */
  goto(path: string, options?: OpenOptions): Promise<void>;
  /** Loads the page anew, as the same person. */
  reload(): Promise<void>;
  /** Where the page is now: path, query and fragment. */
  path(): string;
  /** A second page, independent of this one; it may be the same person's or somebody else's. */
  newPage(): PagePort;
  /** Notes what the locator finds after every change of the page, until it is stopped. */
  trace(locator: ElementLocator): Promise<Trace>;
  /**
   * Resolves when nothing happens in the page any more: nothing changes, computes, loads or waits but for replies that the
   * check holds; or after ten seconds. For what must not happen: what must happen is waited for by name.
   */
  atRest(): Promise<void>;
  /** Resolves when the page, as it is now, has been painted. */
  nextFrame(): Promise<void>;
  /** Errors and warnings that the page's console printed, without what Next's development server says of itself. */
  consoleProblems(): readonly string[];
  /** Those that React wrote: state outside a transition, keys, controlled and uncontrolled fields, hydration. */
  reactWarnings(): readonly string[];
  /** The page as a browser without JavaScript gets it. */
  withoutJavaScript(path: string, options?: OpenOptions): Promise<PlainPage>;
}

/** Opens a frame for checks at a person's origin; closed by the runner when the check is over. */
export type OpenFrame = (person: Person) => PreviewFrame;

export interface PagePortOptions {
  readonly openFrame: OpenFrame;
  readonly holds: Holds;
  /** Sends a request to the app, as pages without JavaScript need it. */
  readonly request: Control['request'];
}

const isProblem = ({ level, from }: ConsoleLine): boolean => level !== 'log' && from !== 'next';

/** A page for one check. `close` ends it, and all that were opened from it. */
export function createPagePort(options: PagePortOptions): PagePort & { close(): void } {
  const { openFrame, holds, request } = options;
  const opened: { close(): void }[] = [];
  /** What frames said that were closed for another person's. */
  let before: readonly ConsoleLine[] = [];
  let open: { person: Person; frame: PreviewFrame } | null = null;
  let isOver = false;
  const assertNotOver = (): void => {
    if (isOver) throw new Error('The check is over.');
  };
  const frame = (): PreviewFrame => {
    assertNotOver();
    if (!open) throw new Error('The check looks at a page before it opened one with page.goto().');
    return open.frame;
  };
  const path = (): string => frame().path.get() ?? '';
  const page: LocatorPage = {
    agent: () => frame().agent,
    patience: () => ({ milliseconds: PATIENCE_MS, heldReplies: holds.count }),
  };
  const leave = (): void => {
    if (!open) return;
    before = [...before, ...(open.frame.console?.get() ?? [])];
    open.frame.close();
    open = null;
  };
  const problems = (): ConsoleLine[] => [...before, ...(open?.frame.console.get() ?? [])].filter(isProblem);

  return {
    async goto(path, { as = 'anon' } = {}) {
      assertNotOver();
      const person = as === 'anon' ? 'anon' : as.person;
      if (open?.person !== person) {
        leave();
        open = { person, frame: openFrame(person) };
      }
      await frame().open(path);
    },
    async reload() {
      // With its fragment it would be a jump inside the page.
      await frame().open(path().replace(/#.*/s, ''));
    },
    path,
    newPage() {
      assertNotOver();
      const another = createPagePort(options);
      opened.push(another);
      return another;
    },
    async trace({ locator }) {
      const { agent } = frame();
      const id = await agent.startTrace(locator);
      return { stop: () => agent.stopTrace(id) };
    },
    async atRest() {
      await askAgain(page, (agent) => agent.atRest({ ...page.patience(), milliseconds: REST_WITHIN_MS }));
    },
    async nextFrame() {
      await askAgain(page, (agent) => agent.nextFrame());
    },
    ...queriesFor((locator) => createLocator(page, locator)),
    consoleProblems: () => problems().map(({ text }) => text),
    reactWarnings: () =>
      problems()
        .filter(({ from }) => from === 'react')
        .map(({ text }) => text),
    async withoutJavaScript(path, { as = 'anon' } = {}) {
      // Finding elements takes many rules; only checks that need them here load them.
      const { openPlainPage } = await import('./page-plain.ts').catch((error: unknown) => {
        if ('document' in globalThis) throw error;
        throw new Error('page.withoutJavaScript() needs a document, which checks of your own do not have.');
      });
      return await openPlainPage(path, {
        person: as === 'anon' ? 'anon' : as.person,
        request(given) {
          assertNotOver();
          return request(given);
        },
        onOpen(each) {
          // One that came when the check was over already.
          if (isOver) each.close();
          else opened.push(each);
        },
      });
    },
    close() {
      leave();
      isOver = true;
      for (const each of opened.splice(0)) each.close();
    },
  };
}
