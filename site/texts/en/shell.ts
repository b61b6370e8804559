/** Owns the texts of the shell. */
export const shell = 'Shell';
export const aShell = 'A shell where the app’s files are';
export const whatItIs =
  'Look around, run Node, try a command. It is your copy of the app, and goes with the lesson.';
export const openIt = 'Open a shell';
export const opening = 'Opening a shell…';
export const waitsForRuntime = 'There is none until the runtime has started.';
export const notOpened = 'There is no shell here.';
export const couldNotBeLoaded = 'The terminal could not be loaded. Look at the connection and try again.';
/** Before it is opened, and beside it. */
export const filesStay =
  'The editor does not see what a shell writes: your files stay as they are there, and the next edit of a file replaces it.';
export const keys = <Node>(leave: Node, complete: readonly [Node, Node]): readonly (Node | string)[] => [
  leave,
  ' leaves the shell, ',
  complete[0],
  ' ',
  complete[1],
  ' completes a name.',
];
export const ended = 'The shell has ended.';
export const endedBecause = {
  memory: 'The shell was ended: what ran in it took more memory than it may.',
  processor: 'The shell was ended: what ran in it worked for twenty minutes without a rest.',
  processes: 'The shell was ended: it started more processes than it may.',
  disk: 'The shell was ended: what ran in it wrote more files than it may.',
  output: 'The shell was ended: what ran in it printed more within a minute than anybody can read.',
};
export const copy = 'Copy';
export const copied = 'Copied';
export const clear = 'Clear';
export const startAgain = 'Start again';
/** Heard where one types. */
export const input = 'Shell. Tab leaves it.';
export const tooMuchOutput = 'Too much was printed to say it aloud; read it line by line.';
