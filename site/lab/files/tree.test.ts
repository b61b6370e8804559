import { expect, test } from 'vitest';
import { isOpenAtFirst, rowsAbove, type TreeGroup, treeMove, treeRows, typedRow } from './tree.ts';

const file = (path: string, change: 'changed' | 'new' | 'deleted' | null = null) => ({ path, change });
const groups: TreeGroup[] = [
  {
    id: 'lesson',
    name: 'This lesson',
    files: [
      file('proxy.ts'),
      file('app/events/[slug]/page.tsx', 'changed'),
      file('actions/b.ts'),
      file('actions/a.ts', 'new'),
    ],
  },
  { id: 'app', name: 'The rest of the app', files: [file('app/page.tsx'), file('app/orders/page.tsx')] },
];
const rows = treeRows(groups, isOpenAtFirst);
const everything = treeRows(groups, () => true);

test('folders come before files, in order; a chain of folders is one; the app is closed at first', () => {
  expect(rows.map(({ level, name }) => `${'  '.repeat(level - 1)}${name}`)).toEqual([
    'This lesson',
    '  actions',
    '    a.ts',
    '    b.ts',
    '  app/events/[slug]',
    '    page.tsx',
    '  proxy.ts',
    'The rest of the app',
  ]);
  expect(everything.slice(7).map(({ level, name }) => `${'  '.repeat(level - 1)}${name}`)).toEqual([
    'The rest of the app',
    '  app',
    '    orders',
    '      page.tsx',
    '    page.tsx',
  ]);
});

test('each row says where it stands among its siblings, for who does not see them', () => {
  expect(rows.map(({ position, siblings }) => `${position} of ${siblings}`)).toEqual([
    '1 of 2',
    '1 of 3',
    '1 of 2',
    '2 of 2',
    '2 of 3',
    '1 of 1',
    '3 of 3',
    '2 of 2',
  ]);
  expect(new Set(everything.map(({ id }) => id)).size).toBe(everything.length);
});

const at = 'lesson:actions/';
test.each([
  ['ArrowDown', at, { kind: 'go', id: 'lesson:actions/a.ts' }],
  ['ArrowUp', at, { kind: 'go', id: 'lesson' }],
  ['ArrowUp', 'lesson', null],
  ['ArrowDown', 'app', null],
  ['Home', at, { kind: 'go', id: 'lesson' }],
  ['End', at, { kind: 'go', id: 'app' }],
  ['ArrowRight', at, { kind: 'go', id: 'lesson:actions/a.ts' }],
  ['ArrowRight', 'app', { kind: 'toggle', id: 'app' }],
  ['ArrowRight', 'lesson:proxy.ts', null],
  ['ArrowLeft', at, { kind: 'toggle', id: at }],
  ['ArrowLeft', 'lesson:actions/b.ts', { kind: 'go', id: at }],
  ['ArrowLeft', 'app', null],
  ['Enter', at, { kind: 'toggle', id: at }],
  ['Enter', 'lesson:proxy.ts', { kind: 'open', file: file('proxy.ts') }],
  [' ', 'lesson:proxy.ts', { kind: 'open', file: file('proxy.ts') }],
  ['x', at, null],
  ['Enter', 'nowhere', null],
])('%s in %s', (key, row, move) => {
  expect(treeMove(rows, row, key)).toEqual(move);
});

test('letters go to the next row that begins with them, and round', () => {
  const go = (from: string, letters: string): string | undefined => typedRow(rows, from, letters)?.id;
  expect(go('lesson', 'a')).toBe('lesson:actions/');
  expect(go('lesson:actions/', 'a')).toBe('lesson:actions/a.ts');
  expect(go('lesson:actions/a.ts', 'aa')).toBe('lesson:app/events/[slug]/');
  expect(go('lesson:app/events/[slug]/', 'ac')).toBe('lesson:actions/');
  expect(go('lesson:app/events/[slug]/page.tsx', 'PR')).toBe('lesson:proxy.ts');
  expect(go('lesson', 'z')).toBeUndefined();
});

test('a file is seen once its group and folders are open', () => {
  expect(rowsAbove(groups, 'app', 'app/orders/page.tsx')).toEqual(['app:app/orders/', 'app:app/', 'app']);
  expect(rowsAbove(groups, 'lesson', 'proxy.ts')).toEqual(['lesson']);
  expect(rowsAbove(groups, 'app', 'nowhere.ts')).toEqual([]);
});
