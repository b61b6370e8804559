import { expect, test } from 'vitest';
import { splitFences, withoutFences } from './fences.ts';

const codeIn = (text: string): string[] =>
  splitFences(text).flatMap((piece) => (piece.isCode ? [piece.text] : []));

test('a block ends at a fence like its own, and not at one that is shown in it', () => {
  const inner = '```ts\na\n```';
  const text = `before\n\`\`\`\`md\n${inner}\n\`\`\`\`\nafter`;
  expect(codeIn(text)).toEqual([`\`\`\`\`md\n${inner}\n\`\`\`\``]);
  expect(codeIn('~~~\n```\n~~~')).toEqual(['~~~\n```\n~~~']);
});

test('all pieces together are the text, and without code every line is where it was', () => {
  const text = 'a\n```\n{b}\n```\nc';
  expect(
    splitFences(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text);
  expect(
    withoutFences(text)
      .split('\n')
      .map((line) => line.trim()),
  ).toEqual(['a', '', '', '', 'c']);
});

test('what is never closed is prose', () => {
  expect(codeIn('```ts\na')).toEqual([]);
});
