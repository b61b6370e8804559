/** What becomes of edits when storage, tabs and lessons do not behave: the whole of a workspace over a fake browser. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeBrowser, type FakeTab, type StoreFault } from './fake-browser.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const LESSON = 'own-the-row';
const FILE = 'actions/orders.ts';
const starter = { [FILE]: 'starter' };
const solution = { [FILE]: 'solved' };

// Taken before the clock is replaced.
const realTurn = globalThis.setImmediate;

let browser: FakeBrowser;
beforeEach(() => {
  vi.useFakeTimers();
  browser = new FakeBrowser();
});
afterEach(() => void vi.useRealTimers());

interface Opened {
  readonly tab: FakeTab;
  readonly workspace: Workspace;
}
const openTab = async (template: Record<string, string> = { 'app/page.tsx': 'page' }): Promise<Opened> => {
  const tab = browser.openTab(LESSON);
  let workspace: Workspace | null = null;
  void openWorkspace({ lesson: LESSON, template, starter, solution, ...tab }).then((opened) => {
    workspace = opened;
  });
  // A silent storage is waited for a few seconds, which begin after a digest that takes real time.
  while (!workspace) {
    await vi.advanceTimersByTimeAsync(1000);
    await new Promise((resolve) => realTurn(resolve));
  }
  return { tab, workspace };
};
/** Everything that can be saved is saved, and everybody has been told. */
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(60_000);
const textsToTakeBack = (workspace: Workspace): string[] => {
  const texts: string[] = [];
  for (let step = 0; step < 10 && workspace.undoable.get() !== null; step++) {
    workspace.undo();
    texts.push(workspace.read(FILE));
  }
  return texts;
};

test('a tab that crashes right after a keystroke has lost nothing, though nothing was saved yet', async () => {
  const { tab, workspace } = await openTab();
  browser.storeFault = 'silent';
  workspace.edit(FILE, 'm');
  workspace.edit(FILE, 'mi');
  tab.crash();
  browser.mend();
  const again = await openTab();
  expect(again.workspace.read(FILE)).toBe('mi');
  expect(again.workspace.other.get()).toBeNull();
  await settle();
  expect(browser.notes.size).toBe(0);
});

test('a tab that crashes between a save and its answer goes on where it was', async () => {
  const { tab, workspace } = await openTab();
  workspace.edit(FILE, 'saved');
  // The save has been asked for; its answer must not come before the next keystroke.
  await Promise.resolve();
  workspace.edit(FILE, 'saved and more');
  while (!browser.kept.has(LESSON)) await Promise.resolve();
  tab.crash();
  expect(browser.kept.get(LESSON)).toMatchObject({ edits: { [FILE]: 'saved' } });
  const again = await openTab();
  expect(again.workspace.read(FILE)).toBe('saved and more');
  expect(again.workspace.other.get()).toBeNull();
});

const refusals: [StoreFault, string][] = [
  ['full', 'full'],
  ['forbidden', 'forbidden'],
  ['failing', 'failing'],
  ['silent', 'slow'],
];
for (const [fault, why] of refusals) {
  test(`typing goes on while storage is ${fault}; it is said, and ends by itself`, async () => {
    const { workspace } = await openTab();
    browser.storeFault = fault;
    workspace.edit(FILE, 'mine');
    await vi.advanceTimersByTimeAsync(5000);
    expect(workspace.keeping.get()).toEqual({ kind: 'refused', why });
    workspace.edit(FILE, 'mine still');
    expect(workspace.read(FILE)).toBe('mine still');
    browser.mend();
    await settle();
    expect(workspace.keeping.get()).toEqual({ kind: 'kept' });
    expect((await openTab()).workspace.read(FILE)).toBe('mine still');
  });
}

test('edits that could not be read at first come into a page in which nothing was typed', async () => {
  const before = await openTab();
  before.workspace.edit(FILE, 'mine');
  await settle();
  before.tab.crash();
  browser.storeFault = 'forbidden';
  const { workspace } = await openTab();
  expect(workspace.read(FILE)).toBe('starter');
  expect(workspace.keeping.get()).toMatchObject({ kind: 'refused' });
  browser.mend();
  await settle();
  expect(workspace.read(FILE)).toBe('mine');
  expect(workspace.keeping.get()).toEqual({ kind: 'kept' });
});

test('edits that could not be read at first are not overwritten by what was typed meanwhile', async () => {
  const before = await openTab();
  before.workspace.edit(FILE, 'mine');
  await settle();
  before.tab.crash();
  browser.storeFault = 'silent';
  const { workspace } = await openTab();
  workspace.edit(FILE, 'typed meanwhile');
  browser.mend();
  await settle();
  expect(workspace.read(FILE)).toBe('typed meanwhile');
  expect(workspace.other.get()).toMatchObject({ from: 'earlier', draft: { edits: { [FILE]: 'mine' } } });
  expect(browser.kept.get(LESSON)).toMatchObject({ edits: { [FILE]: 'mine' } });
});

test('a save that is reported as failed although it was done is no other version', async () => {
  const { workspace } = await openTab();
  browser.storeFault = 'lying';
  workspace.edit(FILE, 'mine');
  await vi.advanceTimersByTimeAsync(100);
  browser.mend();
  workspace.edit(FILE, 'mine too');
  await settle();
  expect(workspace.other.get()).toBeNull();
  expect(browser.kept.get(LESSON)).toMatchObject({ edits: { [FILE]: 'mine too' } });
});

test('another tab is told of an edit, and may take it over', async () => {
  const [one, two] = [await openTab(), await openTab()];
  one.workspace.edit(FILE, 'one');
  await settle();
  expect(two.workspace.read(FILE)).toBe('starter');
  expect(two.workspace.other.get()).toMatchObject({ from: 'open-tab', draft: { edits: { [FILE]: 'one' } } });
  two.workspace.choose('other');
  expect(two.workspace.read(FILE)).toBe('one');
  await settle();
  expect(one.workspace.other.get()).toBeNull();
  two.workspace.edit(FILE, 'one and two');
  await settle();
  expect(one.workspace.other.get()).toMatchObject({ draft: { edits: { [FILE]: 'one and two' } } });
});

test('two tabs that both type overwrite nothing; the one that keeps its own can take the other’s back', async () => {
  const [one, two] = [await openTab(), await openTab()];
  one.workspace.edit(FILE, 'one');
  two.workspace.edit(FILE, 'two');
  await settle();
  expect([one.workspace.read(FILE), two.workspace.read(FILE)]).toEqual(['one', 'two']);
  expect(browser.kept.get(LESSON)).toMatchObject({ edits: { [FILE]: 'one' } });
  two.workspace.edit(FILE, 'two, on and on');
  await settle();
  two.workspace.choose('mine');
  await settle();
  expect(two.workspace.read(FILE)).toBe('two, on and on');
  expect(one.workspace.other.get()).toMatchObject({ draft: { edits: { [FILE]: 'two, on and on' } } });
  expect(textsToTakeBack(two.workspace)).toContain('one');
});

test('of two tabs that were both closed without a choice, both versions are there', async () => {
  const [one, two] = [await openTab(), await openTab()];
  one.workspace.edit(FILE, 'one');
  two.workspace.edit(FILE, 'two');
  await settle();
  one.tab.crash();
  two.tab.crash();
  const { workspace } = await openTab();
  expect(workspace.read(FILE)).toBe('one');
  expect(workspace.other.get()).toMatchObject({ from: 'gone-tab', draft: { edits: { [FILE]: 'two' } } });
  workspace.edit(FILE, 'one, on and on');
  workspace.choose('other');
  await settle();
  const after = await openTab();
  expect(after.workspace.read(FILE)).toBe('two');
  expect(after.workspace.other.get()).toBeNull();
  expect(textsToTakeBack(after.workspace)).toContain('one, on and on');
});

test('tabs that show the same text after all are not asked, and know each other’s steps back', async () => {
  const [one, two] = [await openTab(), await openTab()];
  one.workspace.edit(FILE, 'one');
  one.workspace.reset();
  await settle();
  expect(two.workspace.other.get()).toBeNull();
  two.workspace.edit(FILE, 'two');
  await settle();
  expect(browser.kept.get(LESSON)).toMatchObject({ edits: { [FILE]: 'two' } });
  expect(textsToTakeBack(two.workspace)).toContain('one');
});

test('a draft of an older lesson is shown and asked about; starting anew can be taken back', async () => {
  const before = await openTab();
  before.workspace.edit(FILE, 'mine');
  expect(before.workspace.isOlder.get()).toBe(false);
  await settle();
  before.tab.crash();
  const changed = { 'app/page.tsx': 'another page' };
  const { tab, workspace } = await openTab(changed);
  expect(workspace.isOlder.get()).toBe(true);
  expect(workspace.read(FILE)).toBe('mine');
  workspace.reset();
  expect(workspace.isOlder.get()).toBe(false);
  expect(workspace.read(FILE)).toBe('starter');
  workspace.undo();
  expect(workspace.read(FILE)).toBe('mine');
  expect(workspace.isOlder.get()).toBe(true);
  workspace.keepOlder();
  await settle();
  tab.crash();
  const after = await openTab(changed);
  expect(after.workspace.isOlder.get()).toBe(false);
  expect(after.workspace.read(FILE)).toBe('mine');
});

test('storage that was cleared under an open tab is filled again by the next keystroke', async () => {
  const { workspace } = await openTab();
  workspace.edit(FILE, 'mine');
  await settle();
  browser.kept.clear();
  workspace.edit(FILE, 'mine again');
  await settle();
  expect(browser.kept.get(LESSON)).toMatchObject({ edits: { [FILE]: 'mine again' } });
});
