/** Owns the texts of the log. */
import { counted, number } from './language.ts';

// The bar
export const bothSides = 'Both sides';
export const browser = 'Browser';
export const server = 'Server';
export const allLevels = 'All levels';
export const warningsAndErrors = 'Warnings and errors';
export const errorsOnly = 'Errors only';
export const filterTheLog = 'Filter the log';
export const wordsToLookFor = 'Words to look for';
export const levels = 'Levels';
export const whoseLog = 'Whose log';
export const browserConsole = 'Browser console';
export const nothingFromPages = 'What the app’s pages print appears here, and what React says of them.';
export const serverLog = 'Server log';
export const nothingFromServer =
  'What the server prints appears here, your own console.log in server code included.';

// An entry
export const openItInTheEditor = 'Open it in the editor';
export const timesInARow = (times: number): string => `${times} times in a row`;
export const times = (times: number): string => `${times} times`;

// One side
export const countOfEntries = (number: number): string => counted(number, { one: 'entry', other: 'entries' });
export const countOfErrors = (number: number): string => counted(number, { one: 'error', other: 'errors' });
export const countOfWarnings = (number: number): string =>
  counted(number, { one: 'warning', other: 'warnings' });
export const followTheNewest = 'Follow the newest';
export const copied = 'Copied';
export const copy = 'Copy';
export const clear = 'Clear';
export const someOfEntries = (shown: number, all: number): string => `${number(shown)} of ${number(all)}`;
export const noneFits = (entries: number): string =>
  `None of ${counted(entries, { one: 'entry', other: 'entries' })} fits.`;
