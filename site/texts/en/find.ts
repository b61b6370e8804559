/** Owns the texts of the search of all files. */
import { counted } from './language.ts';

// The field
export const sameCapitalsAltC = 'Same capitals (Alt+C)';
export const wholeWordsAltW = 'Whole words (Alt+W)';
export const regularExpressionAltR = 'Regular expression (Alt+R)';
export const findInAllFiles = 'Find in all files';
export const fieldLabel = 'Find in all files of the app';
export const backToCode = 'Back to the code (Escape)';

// The lines
export const lines = 'Lines';
export const line = 'Line';

// What it came to
export const tooSlow =
  'This expression takes too long, so it was given up. Repetitions inside repetitions do that.';
export const badExpression = (why: string): string => `This is no regular expression: ${why}.`;
export const nothingFound = 'Nothing found.';
export const found = (lines: number, files: number): string =>
  `${counted(lines, { one: 'line', other: 'lines' })} in ${counted(files, { one: 'file', other: 'files' })}.`;
export const leftOut = (found: string, leftOut: number): string =>
  `${found} ${leftOut} of them are left out here; look for more letters.`;
