/** Owns the texts of the examination of a browser, and of its report. */
import { number } from './language.ts';

// The page
export const thisBrowser = 'This browser';
export const theStart = 'The start';
export const behaviour = 'The behaviour of Next.js';
export const good = 'Good';
export const wrong = 'Wrong';
export const note = 'Note';
export const report = 'Report';
export const theReportAsText = 'The report as text';
export const copied = 'Copied';
export const copyTheReport = 'Copy the report';
export const examineThisBrowser = 'Examine this browser';
export const examining = 'Examining…';
export const examineAgain = 'Examine again';
export const everythingHolds = 'Everything holds.';
export const findingsAreWrong = (bad: number, findings: number): string =>
  `${bad} of ${findings} findings are wrong.`;
export const startTheApp = 'Start the app';

// What Next.js must do
export const pageRenders = 'A page renders on the server';
export const cookiesAfterAwaits = 'cookies() is there after several awaits';
export const nestedStores = 'Nested AsyncLocalStorage keeps each store';
export const manyCallers = '18 callers at once do not see one another';
export const afterTheReply = 'after() runs once the reply is out';
export const useCache = "'use cache' answers from the cache";
export const redirects = 'redirect() leaves an action';
export const anEditAnswersAtOnce = 'An edit answers at once';
export const mistakeHasPlace = 'A mistake in the code has its place';

// What is examined
export const notTold = 'not told';
export const fit = 'runs WebContainers';
export const fitWithReservations = 'runs WebContainers with reservations';
export const unfit = 'runs none';
export const engine = 'Engine';
export const crossOriginIsolation = 'Cross-origin isolation';
export const lacksHeaders = 'no; the site lacks the headers';
export const storage = 'Storage';
export const storageUsable = (megabytes: string): string => `usable, free: ${megabytes}`;
export const storageNotUsable = 'not usable; each visit downloads';
export const smallDevice = 'Small device';
export const savesData = 'Saves data';
export const anotherTabRunsTheApp = 'Another tab runs the app';
export const lookAtWhatCanRun = 'Look at what can run here';
export const connectToARuntime = 'Connect to a runtime';
export const downloadThePackages = 'Download the packages';
export const bootTheWebcontainer = 'Boot the WebContainer';
export const unpackThePackages = 'Unpack the packages';
export const installThePackages = 'Install the packages';
export const copyTheAppsFiles = 'Copy the app’s files';
export const startTheServer = 'Start the server';
export const openTheFirstPage = 'Open the first page';
export const lookingAtWhatCanRun = 'Looking at what can run here';
export const appPhase = (phase: string): string => `The app: ${phase}`;
export const sawInsteadOf = (stringify: string, stringify2: string): string =>
  `saw ${stringify} instead of ${stringify2}`;
export const lookingAtThisBrowser = 'Looking at this browser';
export const theAppsFiles = 'The app’s files';
export const appIsUp = (kind: string): string => `The app is up, in the runtime: ${kind}`;
export const itFellBack = 'It fell back';
export const theAppDidNotStart = 'The app did not start';

// The report
export const serverActionsLabAt = (version: string, origin: string): string =>
  `Server Actions Lab ${version} at ${origin}`;
export const milliseconds = (value: number): string => `${number(value)} ms`;
export const megabytes = (value: number): string => `${value} MB`;
export const yes = 'yes';
export const no = 'no';
