/** Owns the texts of the list of files. */
// The tree
export const filesOfTheApp = 'Files of the app';

// The pane
export const isBackAsBegun = (path: string): string => `${path} is back, as it was at first.`;
export const chooseAFileFirst = 'Choose a file first.';
export const deleted = (path: string): string => `Deleted ${path}.`;
export const made = (path: string): string => `Made ${path}.`;
export const newFile = 'New file';
export const uploadFiles = (limits: string): string => `Upload files. ${limits}`;
export const filesToUpload = 'Files to upload';
export const noNewFiles = 'In this lesson no files can be made.';
export const renamed = (from: string, to: string): string => `${from} is ${to} now.`;
export const rename = (file: string | null): string => `Rename ${file ?? 'a file'}`;
export const deleteFile = (file: string | null): string => `Delete ${file ?? 'a file'}`;
export const findInAllFiles = 'Find in all files';
export const files = 'Files';
export const pathOfTheNewFile = 'Path of the new file';
export const newPathOf = (path: string): string => `New path of ${path}`;
export const makeIt = 'Make it';
export const renameIt = 'Rename it';
export const isBack = (deleted: string): string => `${deleted} is back.`;
export const undo = 'Undo';

// Opening and closing it
export const closeTheListOfFiles = 'Close the list of files';
export const allFilesOfTheApp = 'All files of the app';

// Asking for a name
export const filesCanBeMadeIn = (places: string): string => `Files can be made in ${places}.`;
export const cancel = 'Cancel';

// Groups of files
export const toEdit = 'To edit';
export const readOnly = 'Read-only';
