/** Owns the texts of taking a playground out of the page and of bringing one in: links, zips, folders, somebody else's code. */
import { counted, list, listed, number } from './language.ts';

// Sharing by link
export const share = 'Share';
export const byLink = 'Share by link';
export const packing = 'Packing your changes.';
export const linkFailed =
  'The link could not be made: what the playground began from does not load. Try again in a moment.';
export const linkLabel = 'Link to this playground';
export const copy = 'Copy';
export const copied = 'Copied.';
export const notCopied = 'This browser does not let the page write to the clipboard. The link is selected.';
export const characters = (length: number): string =>
  `${counted(length, { one: 'character', other: 'characters' })}.`;
export const fitsAnywhere = 'It fits into any message.';
export const fitsMostly = 'It fits into a mail, an issue, Slack or Teams. Discord and Telegram would cut it.';
export const changedFiles = (files: number): string =>
  counted(files, { one: 'changed file', other: 'changed files' });
export const yourChecks = 'your checks';
export const holds = (things: readonly string[]): string => `It holds ${list(things)}.`;
export const holdsNoChange = 'Nothing is changed, so it holds only where you began.';
export const allInTheLink =
  'Everything is in the link itself: nothing is uploaded, and whoever has the link has the code. What you change from now on is not in it.';
export const noLink = (reason: string): string =>
  `There is no link, because nobody could open it. ${reason} The project as a file has everything.`;
export const linkTooLong = (length: number, longest: number): string =>
  `There is no link: it would have ${counted(length, { one: 'character', other: 'characters' })}, and beyond ${number(longest)} chat programs and address bars cut it. Give the project as a file instead.`;
export const downloadProject = 'Download the project';
export const projectSaved = 'Saved.';
export const projectFailed = 'It could not be made. Try again in a moment.';

// Taking it home
export const takeHome = 'Take home';
export const asProject = 'As a project';
export const ordinaryProject = <Node>(commands: Node): readonly (Node | string)[] => [
  'A zip with an ordinary Next.js project. Unpack it, then ',
  commands,
  '. Load it here again under Playground.',
];
export const downloadZip = 'Download zip';
export const isSaved = (file: string): string => `${file} is saved.`;
export const inStackBlitz = 'In StackBlitz';
export const leavesThisBrowser =
  'Your code leaves this browser: it is sent to stackblitz.com, which has to be reachable from here. The app may not run there, because Next.js 16 needs what a WebContainer has only in this lab.';
export const sendAndOpen = 'Send and open in a new tab';
export const sent = 'Sent. It opens in a new tab.';
export const sentWithout = (files: readonly string[]): string =>
  `Sent, without ${listed(files)}: StackBlitz takes only texts.`;
export const takeHomeFailed =
  'It could not be made: what the playground began from does not load. Try again in a moment.';
export const checksNeedTheLab = 'Your own checks are not in it: they need the lab. A link has them.';

// Bringing a project back
export const bringBack = 'Bring a project back';
export const bringBackHow =
  'A zip that was taken home from here, or its folder: choose it, or drop it on this page. What differs from Stagedoor becomes a playground, after you have seen it.';
export const chooseZip = 'Choose a zip';
export const chooseFolder = 'Choose a folder';
export const zipLabel = 'A zip with a project';
export const folderLabel = 'A project’s folder';

// Why what was picked is not read
export const isNoZip = (file: string): string => `${file} is no zip. Choose a zip, or the project’s folder.`;
export const zipTooLarge = (file: string, megabytes: number): string =>
  `${file} is larger than ${number(megabytes)} MB. Zip the project without node_modules and .next.`;
export const folderIsEmpty = 'The folder is empty, or holds nothing but packages.';
export const tooManyFiles = (most: number): string => `The folder holds more than ${most} files.`;
export const fileTooLarge = (path: string, megabytes: number): string =>
  `${path} is larger than ${number(megabytes)} MB.`;
export const dropOne = 'Drop one zip, or one folder.';

// Somebody else's code, before it runs
export const reading = 'Reading what is in it. Nothing of it runs.';
/** Where it comes from, in the sentence of `from`. */
export const aLink = 'a link';
export const aFile = 'a file';
export const from = (source: string): string => `From ${source}`;
export const began = (base: string): string =>
  `It began from ${base}. It is somebody’s code, and nothing of it has run yet.`;
export const runsOnThisMachine =
  'It would run on this machine, as you: it can read the files that you can read, and use your network. Open it only if you trust who sent it.';
export const runsInThisTab =
  'It would run inside this browser tab. It cannot read your files. It can use your network and your computer’s power.';
export const runsNowhere = 'Nothing can run in this browser, so you can only read it.';
export const openAndRun = 'Open and run it';
export const leave = 'Leave it';
export const notTaken = (files: readonly string[]): string => `Not taken: ${listed(files)}.`;
export const notTakenAndMore = (files: readonly string[], more: number): string =>
  `Not taken: ${listed(files)} and ${counted(more, { one: 'more file', other: 'more files' })}.`;
export const notOpened = 'It was not opened';
export const nothingHasRun = (reason: string): string =>
  `${reason} Nothing of it has run, and nothing here has changed.`;
export const goToPlayground = 'Go to the playground';

// What it holds
export const lookClosely = 'Look closely.';
export const noFileDiffers = 'No file differs';
export const filesDiffer = (files: number): string =>
  counted(files, { one: 'file differs', other: 'files differ' });
/** What became of a file, beside its path. */
export const became = { new: 'new', changed: 'changed', deleted: 'deleted' };
export const becameAndSize = (what: string, size: string): string => `${what}, ${size}`;
/** Only heard, before a line of code. */
export const goes = 'Goes:';
export const comes = 'Comes:';
export const linesAsBefore = (lines: number): string =>
  `${counted(lines, { one: 'line', other: 'lines' })} as before`;
export const moreLines = (lines: number): string => counted(lines, { one: 'more line', other: 'more lines' });
export const packagesFromNpm = (packages: number): string =>
  counted(packages, { one: 'package from npm', other: 'packages from npm' });
/** After a package and its version. */
export const inPlaceOf = (version: string): string => `in place of ${version}`;
export const ownChecks = 'Checks of its own';
export const ownChecksRunWhen = 'They run when you press Run checks, and not before.';
