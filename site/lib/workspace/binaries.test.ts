import { expect, test } from 'vitest';
import { type BinaryStore, openBinaries } from './binaries.ts';
import { FakeBrowser } from './fake-browser.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
const OTHER = new Uint8Array([1, 2, 3]);

class FakeStore implements BinaryStore {
  readonly kept = new Map<string, unknown>();
  isFull = false;
  async load(digest: string): Promise<unknown> {
    return this.kept.get(digest);
  }
  async save(digest: string, bytes: Uint8Array): Promise<void> {
    if (this.isFull) throw new DOMException('No room.', 'QuotaExceededError');
    this.kept.set(digest, bytes);
  }
}

const open = (store: FakeStore, browser = new FakeBrowser()): Promise<Workspace> =>
  openWorkspace({
    lesson: 'playground/1',
    template: {},
    starter: { 'app/page.tsx': 'page' },
    solution: {},
    rules: { newFiles: ['**'], removable: ['**'] },
    binaries: openBinaries(store),
    ...browser.openTab('playground/1'),
  });
const saved = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve));

test('a picture is a file of the app, a digest in the draft, and there again after a reload', async () => {
  const [store, browser] = [new FakeStore(), new FakeBrowser()];
  const workspace = await open(store, browser);
  await workspace.upload({ 'public/a.png': PNG, 'lib/a.ts': 'text' });
  expect(workspace.files.get()).toMatchObject({ 'public/a.png': PNG, 'lib/a.ts': 'text' });
  expect(workspace.edits.get()['public/a.png']).toMatch(/^[0-9a-f]{64}$/);
  expect(workspace.read('public/a.png')).toBe('');
  await saved();
  const again = await open(store, browser);
  expect(again.files.get()['public/a.png']).toEqual(PNG);
});

test('what an upload took the place of comes back, and so does a picture that was deleted or renamed', async () => {
  const workspace = await open(new FakeStore());
  await workspace.upload({ 'public/a.png': PNG });
  await workspace.upload({ 'public/a.png': OTHER, 'app/page.tsx': 'mine' });
  expect(workspace.files.get()).toMatchObject({ 'public/a.png': OTHER, 'app/page.tsx': 'mine' });
  workspace.undo();
  expect(workspace.files.get()).toMatchObject({ 'public/a.png': PNG, 'app/page.tsx': 'page' });
  workspace.rename('public/a.png', 'public/b.png');
  expect(workspace.files.get()).toMatchObject({ 'public/b.png': PNG });
  workspace.remove('public/b.png');
  expect(Object.keys(workspace.files.get())).toEqual(['app/page.tsx']);
  workspace.undo();
  expect(workspace.files.get()).toMatchObject({ 'public/b.png': PNG });
});

test('where the browser keeps no bytes they last as long as the page', async () => {
  const store = new FakeStore();
  store.isFull = true;
  const workspace = await open(store);
  await workspace.upload({ 'public/a.png': PNG });
  expect(workspace.files.get()['public/a.png']).toEqual(PNG);
});

test('bytes that are not what their digest says are not taken', async () => {
  const [store, browser] = [new FakeStore(), new FakeBrowser()];
  const workspace = await open(store, browser);
  await workspace.upload({ 'public/a.png': PNG });
  await saved();
  for (const digest of store.kept.keys()) store.kept.set(digest, OTHER);
  const again = await open(store, browser);
  expect(Object.keys(again.files.get())).toEqual(['app/page.tsx']);
  expect(again.changeOf('public/a.png')).toBe('new');
});

test('a file keeps its kind when it is renamed, and one that is no text is not made from nothing', async () => {
  const workspace = await open(new FakeStore());
  await workspace.upload({ 'public/a.png': PNG });
  expect(workspace.whyNot.rename('public/a.png', 'public/a.ts')).toContain('ending');
  expect(workspace.whyNot.rename('app/page.tsx', 'app/page.png')).toContain('ending');
  expect(workspace.whyNot.create('public/b.png')).toContain('uploaded');
  await expect(workspace.upload({ '../a.png': PNG })).rejects.toThrow();
  await expect(workspace.upload({ 'node_modules/a.ts': 'x' })).rejects.toThrow('packages');
});

test('a lesson takes no files that are no text', async () => {
  const browser = new FakeBrowser();
  const workspace = await openWorkspace({
    lesson: 'own-the-row',
    template: {},
    starter: { 'app/page.tsx': 'page' },
    solution: {},
    ...browser.openTab('own-the-row'),
  });
  expect(workspace.whyNot.upload('app/a.png')).toBe('Here only texts can be kept.');
});
