import { expect, test } from 'vitest';
import { unusedTexts } from './unused-texts.ts';

const room = {
  name: 'find.ts',
  text: `
    export const lines = 'Lines';
    export const gone = 'Gone';
    const one = 'one';
    export const counted = (number: number): string => (number === 1 ? one : other);
    export const other = 'others';
  `,
};
const user = {
  name: 'A.tsx',
  text: `import * as texts from '#texts/find.ts';\nsay(texts.lines, texts.counted(2));`,
};

test('a text that no file of those that import its room names is not used', () => {
  const stranger = { name: 'B.tsx', text: `import * as texts from '#texts/files.ts';\nsay(texts.gone);` };
  expect(unusedTexts([room], [user, stranger])).toEqual(['find.ts: gone']);
});

test('a room that nothing imports is not used at all', () => {
  expect(unusedTexts([room], [])).toEqual(['find.ts: lines', 'find.ts: gone', 'find.ts: counted']);
});
