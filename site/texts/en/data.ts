/** Owns the texts of the database view. */
import { counted } from './language.ts';

export const became = 'became';
export const noDataYet = 'No data yet';
export const whenDataComes =
  'The app’s database is shown here as soon as the app is up and no checks are running.';
export const touched = (touched: number): string => `${touched} touched`;
export const tables = 'Tables';
export const lookAgain = 'Look again';
export const lastCallChanged = (call: string, rows: number): string =>
  `The last call, ${call}, changed ${counted(rows, { one: 'row', other: 'rows' })}. They stand first.`;
export const lastCallChangedNothing = (callText: string): string =>
  `The last call, ${callText}, changed nothing.`;
export const noCallYet = 'No call has crossed yet.';
export const whatTheLastCallDid = 'What the last call did';
export const noRows = 'No rows.';
