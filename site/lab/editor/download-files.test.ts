import { expect, test } from 'vitest';
import { FakeBrowser } from '../../lib/workspace/fake-browser.ts';
import { openWorkspace } from '../../lib/workspace/workspace.ts';
import { filesAsText } from './download-files.ts';

test('the download has every file that may be edited, and what could be taken back', async () => {
  const workspace = await openWorkspace({
    lesson: 'own-the-row',
    template: { 'app/page.tsx': 'page' },
    starter: { 'a.ts': 'starter a', 'b.ts': 'starter b' },
    solution: {},
    ...new FakeBrowser().openTab('own-the-row'),
  });
  workspace.edit('a.ts', 'first');
  workspace.reset();
  workspace.edit('b.ts', 'second');
  const text = filesAsText('own-the-row', ['app/page.tsx', 'a.ts', 'b.ts'], workspace);
  for (const part of ['==== a.ts ====\n\nstarter a', '==== b.ts ====\n\nsecond', 'before the reset', 'first'])
    expect(text).toContain(part);
  expect(text).not.toContain('page.tsx');
});
