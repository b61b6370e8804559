/** Owns the texts of the playground: its list, its bar, and files of one's own. */
import { counted } from './language.ts';

// The page
export const playground = 'Playground';
export const description =
  'Try anything in a live Next.js app: begin from a lesson or an example, change every file, forge calls, and write checks of your own.';
export const courseMap = 'Course map';
export const lede =
  'Stagedoor without a task: change any file, forge any call, watch what crosses, and write checks of your own.';
export const title = 'Playground · Server Actions Lab';
export const titleOf = (name: string): string => `${name} · Playground · Server Actions Lab`;

// Why what an address asks for is not open
export const isNotOpen = 'It is not open.';
export const wasDeleted = 'This playground was deleted. It can be brought back below.';
export const isNotHere =
  'There is no such playground in this browser. One that was made elsewhere comes by its link or its file.';

// The saved ones
export const yours = 'Your playgrounds';
export const noneYet = 'There are none yet. Begin one below; it is kept in this browser as you type.';
export const forbidden = 'This browser does not let the page keep anything.';
export const full = 'This browser’s storage is full.';
export const slow = 'This browser’s storage does not answer.';
export const failing = 'This browser’s storage reports an error.';
export const asLongAsTheTab = (refusal: string): string =>
  `${refusal} What you do now lasts as long as this tab.`;
export const fromAndChanged = (began: string, when: string): string => `From ${began}. Changed ${when}.`;
export const duplicate = 'Duplicate';
export const duplicateOf = (name: string): string => `Duplicate ${name}`;
export const remove = 'Delete';
export const removeOf = (name: string): string => `Delete ${name}`;
export const isBack = (name: string): string => `${name} is back.`;
export const removed = (name: string): string => `Deleted ${name}.`;
export const undo = 'Undo';
export const removedInLastWeek = (playgrounds: number): string => `Deleted in the last week (${playgrounds})`;
export const bringBack = 'Bring it back';
export const bringBackOf = (name: string): string => `Bring ${name} back`;
export const unreadable = (playgrounds: number): string =>
  `${counted(playgrounds, { one: 'playground', other: 'playgrounds' })} cannot be read. Nothing of it is removed.`;
export const justNow = 'just now';
export const aMinuteAgo = 'a minute ago';
export const minutesAgo = (minutes: number): string => `${minutes} minutes ago`;
export const atTime = (time: string): string => `at ${time}`;
export const onDay = (day: string): string => `on ${day}`;

// What one can begin from
export const fromExample = 'Begin from an example';
export const fromLesson = 'Begin from a lesson';
export const bareApp = 'The bare app';
export const bareAppSummary = 'Stagedoor as it is, with every file open.';
export const yourCode = 'Your code';
export const yourCodeOf = (lesson: string): string => `Your code of ${lesson}`;
export const start = 'Start';
export const startOf = (lesson: string): string => `The start of ${lesson}`;
export const solution = 'Solution';
export const solutionOf = (lesson: string): string => `The solution of ${lesson}`;
export const myStagedoor = 'My Stagedoor';

// The bar
export const whereYouAre = 'Where you are';
export const name = 'Name of the playground';
export const rename = 'Rename';
export const renameOf = (name: string): string => `${name}, rename`;
export const from = (began: string): string => `from ${began}`;
export const fromInMenu = (began: string): string => `From ${began}.`;
export const keptAt = (time: string): string => `Kept in this browser, ${time}`;
export const onlyInThisTab = 'Only in this tab';
export const menu = 'Menu';
export const menuLabel = 'Menu of this playground';
export const newPlayground = 'New playground';
export const openAnother = 'Open another';
export const saveAsLesson = 'Save as lesson folder';
export const saved = 'Saved';
export const savedWithout = (files: string): string => `Saved, without ${files}`;

// Packages
export const packages = 'Packages of the app';
export const packagesCounted = (packages: number): string => `Packages of the app (${packages})`;
export const packagesUnreadable = 'package.json cannot be read as it is now.';
export const notInstalled = ', not installed';
export const notFromNpm = ', not installed: only versions from npm are taken';
export const versionStays = ', not used: the lab keeps its own version';
export const addPackage = 'Add a package';
export const packageExample = 'dayjs or dayjs@1.11.0';
export const add = 'Add';
export const takeOut = 'Remove';
export const takeOutPackage = (name: string): string => `Remove ${name}`;
export const installMissing = 'Install what is missing';
export const asksNpm = (name: string): string => `Asking npm for ${name}…`;
export const isTemplatesOwn = (name: string): string =>
  `The app has ${name} already, in the version that the lab is made for.`;
export const packageAdded = (name: string, version: string): string =>
  `${name} ${version} is in package.json. The app starts again with it.`;
export const noPackageName = 'Write a name as on npm, with @ and a version if you like.';
export const addedHow =
  'Installed from npm on this machine, without install scripts. The editor does not know the types of added packages.';
export const noOtherPackages =
  'These are there wherever the app runs. The browser’s runtime carries only these: to add others, open this page with npm start, or take the project home.';

// Files of one's own
export const isTooLarge = (path: string): string => `${path}: It is too large.`;
export const cannotBeRead = (path: string): string => `${path}: It cannot be read. A folder cannot be taken.`;
export const addedOne = (path: string): string => `Added ${path}.`;
export const added = (files: number): string => `Added ${files} files.`;
export const notTaken = (reasons: string): string => `Not taken: ${reasons}`;
export const hasNoContents = (path: string): string =>
  `This browser does not have the contents of ${path}. Upload it again.`;
export const picture = (path: string): string => `What ${path} shows`;
export const pictureAndSize = (path: string, size: string): string => `${path}, ${size}`;
export const binaryAndSize = (path: string, size: string): string => `${path}, binary, ${size}`;
