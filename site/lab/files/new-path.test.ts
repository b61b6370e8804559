import { expect, test } from 'vitest';
import { folderToBegin } from './new-path.ts';
import { treeRows } from './tree.ts';

const files = ['proxy.ts', 'actions/a.ts', 'db/schema.ts'].map((path) => ({ path, change: null }));
const rows = treeRows([{ id: 'lesson', name: 'To edit', files }], () => true);
const at = (id: string) => rows.find((row) => row.id === `lesson${id}`);
const places = ['*', 'actions/**', 'data/**'];

test('a new file begins where somebody is, if files can be made there', () => {
  expect(folderToBegin(at(':actions/a.ts'), places)).toBe('actions/');
  expect(folderToBegin(at(':actions/'), places)).toBe('actions/');
  expect(folderToBegin(at(':proxy.ts'), places)).toBe('');
  expect(folderToBegin(at(':db/schema.ts'), places)).toBe('actions/');
  expect(folderToBegin(at(''), places)).toBe('actions/');
  expect(folderToBegin(undefined, ['lib/*.ts'])).toBe('lib/');
  expect(folderToBegin(undefined, ['**'])).toBe('');
});
