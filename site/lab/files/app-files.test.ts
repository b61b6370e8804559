import { expect, test } from 'vitest';
import { FakeBrowser } from '../../lib/workspace/fake-browser.ts';
import { openWorkspace } from '../../lib/workspace/workspace.ts';
import { isAppFile, treeGroups } from './app-files.ts';

test('what begins with a dot is no file of the app', () => {
  expect(['app/page.tsx', '.lab/server.js', 'app/.hidden/a.ts', 'app/a.b.ts'].map(isAppFile)).toEqual([
    true,
    false,
    false,
    true,
  ]);
});

test('files are told as ones to edit or to read, with what became of each', async () => {
  const workspace = await openWorkspace({
    lesson: 'own-the-row',
    template: { 'app/page.tsx': 'page', '.lab/server.js': '' },
    starter: { 'actions/a.ts': 'a', 'actions/b.ts': 'b', 'actions/c.ts': 'c' },
    solution: {},
    rules: { newFiles: true, removable: ['actions/b.ts'] },
    ...new FakeBrowser().openTab('own-the-row'),
  });
  workspace.edit('actions/a.ts', 'mine');
  workspace.remove('actions/b.ts');
  workspace.create('actions/d.ts');
  const [own, others] = treeGroups(workspace);
  expect(Object.fromEntries(own?.files.map(({ path, change }) => [path, change]) ?? [])).toEqual({
    'actions/a.ts': 'changed',
    'actions/b.ts': 'deleted',
    'actions/c.ts': null,
    'actions/d.ts': 'new',
  });
  expect(others?.files).toEqual([{ path: 'app/page.tsx', change: null }]);
});
