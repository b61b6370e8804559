/** Owns the texts of the dock itself and of the checks: running them, their results and their evidence. */
import { counted, listed, number } from './language.ts';

// No calls to show
export const noCallsYet = 'No calls yet';
export const howCallsCome =
  'Press any button in the app, run the checks or send an attack. Each call that crosses to the server is listed here, with what both sides did and when.';
export const noCallBeforeThePause = 'No call before the pause';
export const noCallFitsTheFilter = 'No call fits the filter';
export const cameSince = (calls: number): string =>
  `${counted(calls, { one: 'call', other: 'calls' })} came since. Go on to see what comes.`;
export const noneIsMeant = (calls: number): string =>
  `${counted(calls, { one: 'call', other: 'calls' })} crossed, and none is what you look for.`;
export const showAllCalls = 'Show all calls';

// Changes in the database
export const cacheTagsExpired = (tags: number): string =>
  `${counted(tags, { one: 'cache tag', other: 'cache tags' })} expired`;
export const noNetChange = 'No net change.';
export const none = 'none';
export const became = 'became';
export const gone = 'gone';

// One check
export const waiting = 'waiting';
export const runningNow = 'running';
export const passed = 'passed';
export const failed = 'failed';
export const notRun = 'not run';
export const notCounted = 'not counted';
export const couldNotFinish = (message: string): string =>
  `The check could not finish. That is our fault, not your code’s, and it does not count. ${message}`;
export const ownCouldNotFinish = (message: string): string =>
  `This check could not finish, so it does not count. ${message}`;
export const expected = (expected: string): string => `Expected: ${expected}`;
export const madeNoCall = 'It made no call of its own.';
export const countOfEarlierCalls = (number: number): string =>
  counted(number, { one: 'earlier call', other: 'earlier calls' });
export const oftenTheReason = 'Often the reason';
export const changedSinceFailure = 'What you changed since it failed';

// All checks
export const whatDoesNotCompile = 'What does not compile';
export const nothingWasChecked = 'The code does not compile, so nothing was checked.';
export const openAHint = 'Open a hint';
export const hintsOpenOneByOne = 'The lesson’s hints open one by one.';
export const checksCouldNotRun = 'The checks could not run. This is our fault, not your code’s.';
export const nothingWasCounted = (message: string): string => `Nothing was counted. ${message}`;
export const resultsAreStale = 'These results are from before your last edit. Run the checks again.';

// Tabs of the dock
export const checks = 'Checks';
export const countOfFailed = (failed: number): string => `${failed} failed`;
export const countOfPassed = (passed: number): string => `${passed} passed`;
export const boundary = 'Boundary';
export const calls = 'calls';
export const attack = 'Attack';
export const log = 'Log';
export const data = 'Data';
export const whatHappened = 'What happened';
export const instruments = 'Instruments';

// The lesson is passed
export const lessonGoesOn = 'The lesson goes on at its end: why this holds.';
export const yourCodeIsKept = 'Your code is kept.';
export const readWhy = 'Read why';
export const next = (code: string, title: string): string => `Next: ${code} ${title}`;
export const courseMap = 'Course map';

// The button that runs them
export const waitsForYou = 'Waits while you use the app';
export const runChecks = 'Run checks';

// Running after each edit
export const runAfterEachEdit = 'Run after each edit';
export const runAfterEachEditTitle = 'Run the checks after each edit, once the code compiles';
export const afterEachEdit = 'After each edit';

// Evidence
export const sent = 'Sent';
export const who = 'who';
export const somebody = 'somebody';
export const call = 'call';
export const from = 'from';
export const origin = 'origin';
export const cameBack = 'Came back';
export const status = 'status';
export const time = 'time';
export const noReplyYet = 'No reply yet.';
export const changed = 'Changed';
export const changedByAllCalls = 'Before and after, all calls together';

// How they stand
export const running = 'Running…';
export const runNotCounted = 'Not counted';
export const doesNotCompile = 'The code does not compile';
export const beforeYourLastEdit = (text: string): string => `${text}, before your last edit`;
export const noneYet = 'There are no checks yet';
export const writeOne = 'Write a check of your own';
export const whatOneDoes =
  'It calls your actions as anybody, drives pages and looks at the database, as the lessons’ checks do. It runs apart from this site: it reaches the app and nothing else.';
export const writeTheFile = 'Write checks.ts';
export const andAllHold = (text: string): string => `${text}. All your checks hold`;
export const andLessonIsPassed = (text: string): string => `${text}. The lesson is passed`;
export const startTheAppFirst = 'Checks need the app. Start it again first';
export const reloadThePage = 'Checks need the app. Reload the page';
export const waitForTheApp = 'Checks can run once the app is up';
export const lessonIsPassed = (checks: number): string =>
  checks === 1 ? 'Passed. The check holds.' : `Passed. All ${number(checks)} checks hold.`;
export const tally = (passed: number, failed: number, notCounted: number): string =>
  listed([
    `${number(passed)} passed`,
    ...(failed > 0 ? [`${number(failed)} failed`] : []),
    ...(notCounted > 0 ? [`${number(notCounted)} not counted`] : []),
  ]);
