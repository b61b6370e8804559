/** Owns the texts of the dialog that lists the keys. */
// The dialog
export const keyboardShortcuts = 'Keyboard shortcuts';
export const close = 'Close';
export const listOfShortcuts = 'List of shortcuts';

// What keys do
export const keysWithout = (modifier: string): string => `Keys without ${modifier}`;
export const singleKeys = <Node>(search: Node, shortcuts: Node): readonly (Node | string)[] => [
  search,
  ' and ',
  shortcuts,
  '. Switch them off if you press keys by accident or speak to your computer.',
];
export const everyPage = 'Every page';
export const search = 'Search';
export const theseShortcuts = 'These shortcuts';
export const closeWhatLiesOver = 'Close what lies over the page';
export const lesson = 'Lesson';
export const runChecks = 'Run checks, also from the editor';
export const anotherTab = 'Another tab, in a strip of tabs';
export const moveSplit = 'Move the line between two panes, once it has the focus';
export const files = 'Files';
export const findInAllFiles = 'Find in all files of the app';
export const moveInFiles = 'Move in the list of files; letters go to a name';
export const openFile = 'Open a file, or a line that was found';
export const renameFile = 'Rename a file in the list';
export const deleteFile = 'Delete a file in the list, or close its tab';
export const editor = 'Editor';
export const tabMovesFocus = 'Let Tab move the focus, and back';
export const allCommands = 'All commands, among them a link to this line';
export const findInThisFile = 'Find in this file';
export const suggestions = 'Suggestions';
export const renameInFile = 'Rename, everywhere in this file';
export const toggleComments = 'Turn lines into comments, and back';
export const moveLines = 'Move lines';
export const undo = 'Undo, for each file on its own';
