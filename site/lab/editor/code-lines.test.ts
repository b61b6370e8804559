import { expect, test } from 'vitest';
import { type CodeLine, colouredLines } from './code-lines.ts';

const keyword: CodeLine = [
  ['k', 'return'],
  ['', ' x'],
];
const name: CodeLine = [['f', 'call']];

test('a line that was not edited keeps its colours, wherever it has moved', () => {
  expect(colouredLines('new line\ncall\nreturn x\n', [keyword, name])).toEqual([
    [['', 'new line']],
    name,
    keyword,
  ]);
});

test('every line of the text is there, also those that are empty', () => {
  expect(colouredLines('a\n\n\nb\n\n', [])).toEqual(['a', '', '', 'b', ''].map((text) => [['', text]]));
});
