/** Owns how a verdict is printed. */
import { styleText } from 'node:util';
import type { Result } from '../verdict.ts';

/** Which file imports which is long, and names the folder in which the app ran. */
const withoutTrace = (message: string): string => message.split(/\n\s*Import traces?:/)[0]?.trim() ?? message;

const indented = (text: string): string => text.replace(/^/gm, '    ');

/** What does not compile is said once, though every check fails by it. */
const sharedMessage = (results: readonly Result[]): string | null => {
  const messages = new Set(results.map(({ message }) => message));
  const [only] = messages;
  return results.length > 1 && messages.size === 1 && only ? only : null;
};

const line = ({ status, title, message }: Result, shared: string | null): string => {
  if (status === 'pass') return `${styleText('green', '✓')} ${title}`;
  const words = status === 'error' ? `Could not be judged; run the checks again. ${message}` : message;
  return `${styleText('red', '✗')} ${title}${shared === null ? `\n${indented(withoutTrace(words))}` : ''}`;
};

/** Whether everything was judged and passed: running nothing is never a pass. */
export const allPass = (results: readonly Result[]): boolean =>
  results.length > 0 && results.every(({ status }) => status === 'pass');

/** The verdict, line by line, and its sum at the end. */
export function formatResults(results: readonly Result[]): string {
  const shared = sharedMessage(results);
  const passed = results.filter(({ status }) => status === 'pass').length;
  return [
    ...results.map((each) => line(each, shared)),
    ...(shared === null ? [] : [indented(withoutTrace(shared))]),
    '',
    `${passed} passed, ${results.length - passed} failed`,
  ].join('\n');
}
