import type { editor } from 'monaco-editor/editor';
import { expect, test } from 'vitest';
import { toProblems } from './problems.ts';

const isOpen = (path: string): boolean => ['a.ts', 'b.ts'].includes(path);

const marker = (path: string, line: number, more: Partial<editor.IMarker> = {}): editor.IMarker => ({
  owner: 'typescript',
  resource: { scheme: 'file', path } as editor.IMarker['resource'],
  severity: 8,
  message: 'It is wrong.',
  startLineNumber: line,
  startColumn: 3,
  endLineNumber: line,
  endColumn: 9,
  ...more,
});

test('problems stand in the order of files and lines', () => {
  const problems = toProblems([marker('/b.ts', 1), marker('/a.ts', 9), marker('/a.ts', 2)], isOpen);
  expect(problems.map(({ file, line }) => `${file}:${line}`)).toEqual(['a.ts:2', 'a.ts:9', 'b.ts:1']);
});

test('one place is one problem, in the words of whoever spoke first', () => {
  const twice = [
    marker('/a.ts', 2, { message: 'First.' }),
    marker('/a.ts', 2, { owner: 'next', startColumn: 1 }),
  ];
  expect(toProblems(twice, isOpen)).toEqual([{ file: 'a.ts', line: 2, column: 3, message: 'First.' }]);
});

test('hints, other files and the solution beside the code are none', () => {
  const elsewhere = marker('/a.ts', 1, {
    resource: { scheme: 'solution', path: '/a.ts' } as editor.IMarker['resource'],
  });
  expect(
    toProblems([marker('/a.ts', 1, { severity: 1 }), marker('/hidden.ts', 1), elsewhere], isOpen),
  ).toEqual([]);
});
