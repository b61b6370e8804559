/** Owns the texts around the code: its tabs, its foot, comparing, drafts and problems. */
import { clock, counted, day } from './language.ts';

// Comparing
export const sameInBoth = 'This file is the same in both.';
export const onlyYours = (name: string): string => `Only yours has this file; ${name} has none.`;
export const onlyTheirs = (name: string): string => `You have no such file; ${name} has.`;
export const compareYourCode = 'Compare your code';
export const beside = 'Beside';
export const takeThisFile = 'Take this file';
export const takeAll = 'Take all';
export const backToYourCode = 'Back to your code';

// Drafts
export const nothingCanBeKept =
  'This browser does not let the page keep anything. Allow it to in the settings for this site.';
export const storageIsFull = 'This browser’s storage is full. Make room on the disk.';
export const storageDoesNotAnswer = 'This browser’s storage does not answer.';
export const storageReportsError = 'This browser’s storage reports an error.';
export const editedInAnotherTab = 'Edited in another tab.';
export const editedInLostTab = 'A tab that is gone had other edits.';
export const earlierEdits = 'There are earlier edits, which could not be read before.';
export const onlyInThisTab = 'Your last edits are only in this tab.';
export const downloadYourFiles = 'Download your files';
export const tryAgain = 'Try again';
export const triedAgainByItself = (value: string): string =>
  `${value} You can go on; it is tried again by itself.`;
export const useThatVersion = 'Use that version';
export const keepMine = 'Keep mine';
export const bothVersionsAreKept =
  'Both versions are kept until you choose. Afterwards you can take it back.';
export const playgroundHasChanged = 'What this playground began from has changed since.';
export const lessonHasChanged = 'This lesson has changed since you wrote your code.';
export const keepMyFiles = 'Keep my files';
export const startFromNewFiles = 'Start from the new ones';
export const whatYouSee = 'What you see is yours. Whichever you choose, you can take it back.';

// The pane
export const noClipboard = 'This browser does not let the page write to the clipboard.';
/** Said when the editor has taken a Tab, which somebody may have meant to move on with. */
export const tabIndents = 'Tab indents here. Ctrl+M lets it move the focus.';
export const linkCopied = (line: number | null): string => `Copied: a link to line ${line}.`;
export const code = 'Code';
export const findInAllFiles = 'Find in all files';
export const findInAllFilesBy = (keys: string): string => `Find in all files (${keys})`;
export const couldNotBeLoaded =
  'The editor could not be loaded. Reload the page to try again; your edits are kept.';

// The foot
export const loss = (files: number): string =>
  `You lose your edits in ${files === 1 ? 'one file' : counted(files, { one: 'file', other: 'files' })}.`;
export const noEditsToLose = 'There are no edits to lose.';
export const putTheCodeBack = 'Put the code back';
export const showTheSolution = 'Show the solution';
export const canBeTakenBack = (loss: string): string => `${loss} You can take it back afterwards.`;
export const keepMyEdits = 'Keep my edits';
export const putItBack = 'Put it back';
export const letsTabMoveTheFocus = 'lets Tab move the focus';
export const takesBack = (undoable: string): string => `Takes ${undoable} back`;
export const takeItBack = 'Take it back';
export const formatTitle = 'Formats this file with Prettier (Shift+Alt+F)';
export const format = 'Format';
export const reset = 'Reset';
export const compareTitle = 'Your code beside the solution, or beside an earlier version of yours';
export const compareWithBeginningTitle =
  'Your code beside its beginning, or beside an earlier version of yours';
export const compare = 'Compare';
export const showSolution = 'Show solution';

// Tabs
export const runsInTheBrowser = 'runs in the browser';
export const runsOnTheServer = 'runs on the server';
export const runsOnEitherSide = 'runs on either side';
export const tabTitle = (path: string, side: string, isReadOnly: boolean, isClosable: boolean): string =>
  `${path}, ${side}${isReadOnly ? ', read-only' : ''}${isClosable ? '. Delete closes it' : ''}`;
export const markedEdited = ', edited';
export const markedReadOnly = ', read-only';
export const files = 'Files';

// Problems
export const noProblems = 'No problems';
export const countOfProblems = (problems: number): string =>
  counted(problems, { one: 'problem', other: 'problems' });
export const problemsLabel = 'Problems';

// What to compare with
export const timeOf = (at: Date, isToday: boolean): string =>
  isToday ? clock(at) : `${day(at)}, ${clock(at)}`;
export const putAside = 'put aside';
export const allChecksPassed = 'all checks passed';
export const ofChecksFailed = (failed: number, all: number): string => `${failed} of ${all} checks failed`;
export const yourVersionOf = (when: string): string => `your version of ${when}`;
export const theSolution = 'The solution';
export const solutionInSentence = 'the solution';
export const dropToAdd = (limits: string): string => `Drop to add. ${limits}.`;
export const howTheLessonBegan = 'How the lesson began';
export const howThePlaygroundBegan = 'How the playground began';
export const thePlaygroundsBeginning = 'the playground’s beginning';
export const theLessonsBeginning = 'the lesson’s beginning';

// The downloaded file
export const theLesson = (lesson: string): string => `the lesson ${lesson}`;
export const thePlayground = (name: string): string => `the playground ${name}`;
export const yourFilesOf = (what: string): string => `Your files of ${what}`;
export const hadBefore = (label: string): string => `What you had before ${label}`;
