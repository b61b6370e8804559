import { expect, test } from 'vitest';
import { filesWithTab, noteClosed, noteOpened, noteRenamed, openedFiles } from './open-files.ts';

test('the lesson’s files have tabs, then those that were opened, as far as they are there', () => {
  const gone = new Set(['lib/gone.ts', 'actions/deleted.ts']);
  const workspace = {
    has: (path: string) => !gone.has(path) && path !== 'actions/to-write.ts',
    changeOf: (path: string) => (path === 'actions/deleted.ts' ? ('deleted' as const) : null),
  };
  const own = ['actions/a.ts', 'actions/to-write.ts', 'actions/deleted.ts'];
  expect(filesWithTab(own, ['lib/mine.ts', 'lib/gone.ts', 'actions/a.ts'], workspace)).toEqual([
    'actions/a.ts',
    'actions/to-write.ts',
    'lib/mine.ts',
  ]);
});

test('what is opened, renamed and closed is noted for its lesson', () => {
  noteOpened('one', 'lib/a.ts');
  noteOpened('one', 'lib/b.ts');
  noteOpened('one', 'lib/a.ts');
  noteOpened('two', 'lib/c.ts');
  noteRenamed('one', 'lib/a.ts', 'lib/d.ts');
  expect(openedFiles.get()).toEqual({ one: ['lib/d.ts', 'lib/b.ts'], two: ['lib/c.ts'] });
  noteClosed('one', 'lib/d.ts');
  expect(openedFiles.get().one).toEqual(['lib/b.ts']);
});
