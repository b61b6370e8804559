import { expect, test } from 'vitest';
import { declarationLine } from './declaration.ts';

const code = `'use server';

const likes = 1;
export async function like(id: string) {}
export const likeAll = async () => {};
`;

test('an action is found by the line that declares it, and not by a name that only begins so', () => {
  expect(declarationLine(code, 'like')).toBe(4);
  expect(declarationLine(code, 'likeAll')).toBe(5);
  expect(declarationLine(code, 'cancel')).toBe(null);
});

test('an action that the compiler named is nowhere to be seen', () => {
  expect(declarationLine(code, '$$RSC_SERVER_ACTION_0')).toBe(null);
  expect(declarationLine(code, '')).toBe(null);
});
