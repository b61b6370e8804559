import { expect, test } from 'vitest';
import { markPrinted } from '../../../lib/sandbox/printed.ts';
import { consoleEntries, countLevel, entriesText, filterEntries, serverEntries } from './entries.ts';

/** As the line reader hands them on: without empty lines. */
const linesOf = (...prints: string[]): string[] =>
  prints.flatMap((print) => print.split('\n')).filter((line) => line !== '');

test('a print is one entry of the level that it was printed with, however many lines it has', () => {
  const lines = linesOf(
    ' GET /orders 200 in 31ms',
    markPrinted('error', 'Error: boom\n\n    at cancel (actions/cancel.ts:12:3)'),
    'after it',
    markPrinted('warning', 'careful'),
  );
  expect(serverEntries(lines)).toEqual([
    { level: 'info', text: ' GET /orders 200 in 31ms', times: 1 },
    { level: 'error', text: 'Error: boom\n    at cancel (actions/cancel.ts:12:3)', times: 1 },
    { level: 'info', text: 'after it', times: 1 },
    { level: 'warning', text: 'careful', times: 1 },
  ]);
});

test('what no console printed is told by how Next and Node begin', () => {
  const lines = [' ⨯ Failed to compile', ' ⚠ slow disk', '(node:12) Warning: old', ' ✓ Ready'];
  expect(serverEntries(lines).map(({ level }) => level)).toEqual(['error', 'warning', 'warning', 'info']);
});

test('the same again is counted, colours do not show, and the lab’s own requests are left out', () => {
  const lines = ['\u001b[31mred\u001b[0m', 'red', ' GET /_lab/revision 200 in 3ms', 'red', 'blue', 'red'];
  expect(serverEntries(lines)).toEqual([
    { level: 'info', text: 'red', times: 3 },
    { level: 'info', text: 'blue', times: 1 },
    { level: 'info', text: 'red', times: 1 },
  ]);
});

test('what Next repeats of a browser’s console is left out, with all of its lines', () => {
  const lines = linesOf(markPrinted('error', '[browser] bad\n    at x (actions/x.ts:1:1)'), 'of the server');
  expect(serverEntries(lines)).toEqual([{ level: 'info', text: 'of the server', times: 1 }]);
});

test('a print whose last lines were lost takes none of the next print', () => {
  const [first = ''] = linesOf(markPrinted('error', 'one\ntwo\nthree'));
  expect(serverEntries([first, markPrinted('warning', 'other')])).toEqual([
    { level: 'error', text: 'one', times: 1 },
    { level: 'warning', text: 'other', times: 1 },
  ]);
});

test('a mark of an unknown level, or of nothing, is no mark', () => {
  expect(serverEntries(['\u001b]lab-print;fatal;3\u0007a', 'b'])).toEqual([
    { level: 'info', text: 'a', times: 1 },
    { level: 'info', text: 'b', times: 1 },
  ]);
});

test('the console’s lines are entries, too, without what Next says about itself', () => {
  expect(
    consoleEntries([
      { level: 'log', text: '[HMR] connected', from: 'next' },
      { level: 'log', text: 'hello', from: 'app' },
      { level: 'log', text: 'hello', from: 'app' },
      { level: 'error', text: 'Hydration failed', from: 'react' },
    ]),
  ).toEqual([
    { level: 'info', text: 'hello', times: 2 },
    { level: 'error', text: 'Hydration failed', times: 1 },
  ]);
});

test('entries are found by their words and by their weight', () => {
  const entries = serverEntries([markPrinted('error', 'Boom here'), markPrinted('warning', 'boom'), 'boom']);
  const textsOf = (text: string, least: 'error' | 'warning' | 'info') =>
    filterEntries(entries, { text, least }).map(({ level }) => level);
  expect(textsOf('', 'info')).toEqual(['error', 'warning', 'info']);
  expect(textsOf('BOOM', 'warning')).toEqual(['error', 'warning']);
  expect(textsOf('here boom', 'info')).toEqual(['error']);
  expect(textsOf('gone', 'info')).toEqual([]);
});

test('a level is counted with its repetitions, and copied without them', () => {
  const entries = serverEntries(['a', 'a', 'b']);
  expect(countLevel(entries, 'info')).toBe(3);
  expect(countLevel(entries, 'error')).toBe(0);
  expect(entriesText(entries)).toBe('a (×2)\nb');
});
