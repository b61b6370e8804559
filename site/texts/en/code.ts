/** Owns the texts inside the editor, which come with it. */
export const runChecks = 'Run checks';
export const copyLinkToThisLine = 'Copy link to this line';
export const fileIsReadOnly = 'This file belongs to the app and stays as it is in this lesson.';
export const codeOf = (path: string, isReadOnly: boolean): string =>
  `${path}${isReadOnly ? ', read-only' : ''}. Press Ctrl+M to let Tab move the focus.`;
export const yourCode = 'Your code';
