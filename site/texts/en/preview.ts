/** Owns the texts around the running app: its start, its bar, its people, its network and its notes. */
import { counted, megabytes, number } from './language.ts';

// The address bar
export const noTabOfItsOwn =
  'The app runs inside this page, and a tab of its own cannot reach it. With the local runtime it can.';
export const back = 'Back';
export const forward = 'Forward';
export const loadAgain = 'Load again';
export const pathInTheApp = 'Path in the app';
export const openInTab = 'Open in a tab of its own';

// The frame
export const stagedoorAs = (person: string): string => `Stagedoor, as ${person} sees it`;

// The start
export const connect = 'Connect to a runtime';
export const download = 'Download Next.js and the packages, once';
export const boot = 'Boot the WebContainer';
export const unpack = 'Unpack the packages';
export const install = 'Install Next.js and the packages';
export const copyFiles = 'Copy the app’s files';
export const serve = 'Start the server';
export const openFirstPage = 'Open the first page';
export const downloaded = (done: number, total: number): string =>
  `${megabytes(done)} of ${megabytes(total)} MB`;
export const percent = (value: number): string => `${value} %`;
export const stoppedHere = 'stopped here';
export const startingAgain = 'Starting Stagedoor again';
export const stillStarting = 'Still starting…';
export const starting = 'Starting your copy of Stagedoor';
export const nothingIsWrongYet = 'Nothing is wrong yet.';
export const canEditMeanwhile = 'You can read and edit meanwhile; your edits are kept.';
export const cannotRunHere = 'The app cannot run here.';
export const unreachable = 'The runtime cannot be reached.';
export const tookTooLong = 'The start took too long.';
export const mayNotStart = 'This page may not start the app yet.';
export const outOfMemory = 'The memory was not enough.';
export const notPrepared = 'The app could not be made ready.';
export const runtimeHasGone = 'The runtime has gone.';
export const codeStoppedApp = 'Your code stopped the app.';
export const sandboxStopped = 'The sandbox stopped. This is our fault, not your code’s.';
export const downloadThisLesson = 'Download this lesson';
export const startTheAppAsked = 'Start the app?';
export const canEditWithoutIt = (why: string): string =>
  `${why} You can read and edit without it; your edits are kept.`;
export const startTheApp = 'Start the app';
export const whatWasPrintedLast = 'What was printed last';
export const stage = (value: string): string => `Stage: ${value}`;
export const startsAgainByItself =
  'Change the code, and the app starts again by itself. Your edits are kept.';
export const yourEditsAreSafe = 'Your edits are safe.';
export const startAgain = 'Start again';
export const copied = 'Copied';
export const copyDetails = 'Copy details';
export const closedWithPage = 'The app was closed with this page. Reload to start it again.';

// Another runtime than wanted
export const ranOnMachine = 'The app runs on this machine instead of in this tab.';
export const ranInTab = 'The app runs in this tab instead of on this machine.';
export const allRight = 'All right';

// The network
export const network = 'Network';
export const networkTitle = 'Network: when replies come';
export const repliesCome = 'Replies to this app’s calls come';
export const networkExplained =
  'The action runs all the same; only its reply is on the way. Checks and Attack are never touched. A check run, fresh data and another lesson put an end to it.';

export const letItGo = 'Let it go';
export const turnOff = 'Turn off';

// People
export const seeTheAppAsNow = 'See the app as. Now:';
export const seeTheAppAs = 'See the app as';

export const theAppAs = (person: string): string => `The app as ${person}`;
export const closeTheViewAs = (person: string): string => `Close the view as ${person}`;

// The pane
export const stagedoor = 'Stagedoor';

// Notes over the app
export const checksAreUsingTheApp = 'Checks are using the app';
export const pageIsLate = (path: string): string =>
  `The page ${path} has not answered for half a minute. Look for something that it waits for and that never comes. Your edits are kept.`;
export const openItAgain = 'Open it again';
export const pageIsFrozen =
  'The page in here does not answer. That is what an endless loop in a component looks like. Your edits are kept.';
export const notGiven = (asSentence: string): string =>
  `The app did not get your last edit: ${asSentence} Your edits are kept.`;
export const tryAgain = 'Try again';
export const partIsMissing = (unfinished: string): string =>
  `A part of ${unfinished} has not come for a while. Look for something that it waits for and that never comes. Your edits are kept.`;
export const opening = (path: string): string => `Opening ${path}`;
export const compilingYourCode = 'Compiling your code';

// How it is shown
export const full = 'Full';
export const tablet = 'Tablet';
export const phone = 'Phone';
export const shownNow = (size: string, width: number | null, scale: string | null): string =>
  `How the app is shown. Now: ${size.toLowerCase()}${width === null ? '' : `, ${width} px wide`}${scale === null ? '' : `, at ${scale}`}`;
export const howTheAppIsShown = 'How the app is shown';
export const drawTheApp = 'Draw the app';
export const asWideAsItsPane = 'as wide as its pane';
export const pxWide = (value: number): string => `${value} px wide`;
export const alsoShowBeside = (besideOf: string, person: string): string =>
  `Also show ${besideOf} beside ${person}`;

// Network conditions
export const secondsLater = (seconds: number): string => `${seconds} s later`;
export const atOnce = 'At once';
export const held = 'When you let them go';
export const nextLost = 'The next one never: the connection breaks';
export const nextFails = 'The next one as a server error';
export const repliesWillBeHeld = 'Replies will be held.';
export const repliesComeLater = (seconds: number, waiting: number): string =>
  `Replies come ${seconds} s later${waiting > 0 ? `; ${number(waiting)} on the way` : ''}.`;
export const repliesAreHeld = (replies: number): string =>
  `${counted(replies, { one: 'reply is', other: 'replies are' })} held.`;
export const nextReplyGetsLost = 'The next reply gets lost.';
export const nextReplyFails = 'The next reply is a server error.';
