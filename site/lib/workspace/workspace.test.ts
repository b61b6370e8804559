import { expect, test, vi } from 'vitest';
import { type DraftStore, memoryDrafts } from './drafts.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const template = { 'app/page.tsx': 'page', 'actions/orders.ts': 'template' };
const starter = { 'actions/orders.ts': 'starter' };
const solution = { 'actions/orders.ts': 'solved', 'data/orders.ts': 'new' };

const open = (drafts: DraftStore = memoryDrafts(), lesson = 'own-the-row'): Promise<Workspace> =>
  openWorkspace({ lesson, template, starter, solution, drafts });

test('a fresh workspace is the template with the starter over it', async () => {
  const workspace = await open();
  expect(workspace.files.get()).toEqual({ 'app/page.tsx': 'page', 'actions/orders.ts': 'starter' });
  expect(workspace.edits.get()).toEqual({});
  expect(workspace.undoable.get()).toBeNull();
  expect(workspace.read('actions/orders.ts')).toBe('starter');
  expect(workspace.read('nowhere.ts')).toBe('');
});

test('an edit shows in the files at once, and whoever listens is told', async () => {
  const workspace = await open();
  const seen: unknown[] = [];
  const stop = workspace.files.listen((files) => seen.push(files['actions/orders.ts']));
  workspace.edit('actions/orders.ts', 'mine');
  workspace.edit('actions/orders.ts', 'mine too');
  stop();
  expect(seen).toEqual(['mine', 'mine too']);
  expect(workspace.read('actions/orders.ts')).toBe('mine too');
  expect(workspace.edits.get()).toEqual({ 'actions/orders.ts': 'mine too' });
});

test('only what differs from the starter is kept', async () => {
  const drafts = memoryDrafts();
  const workspace = await open(drafts);
  workspace.edit('actions/orders.ts', 'mine');
  workspace.edit('data/orders.ts', 'new');
  workspace.edit('actions/orders.ts', 'starter');
  expect(workspace.edits.get()).toEqual({ 'data/orders.ts': 'new' });
  expect(await drafts.load('own-the-row')).toEqual({ edits: { 'data/orders.ts': 'new' }, before: null });
});

test('an emptied file is an edit, not a missing one', async () => {
  const workspace = await open();
  workspace.edit('actions/orders.ts', '');
  expect(workspace.read('actions/orders.ts')).toBe('');
  expect(workspace.files.get()['actions/orders.ts']).toBe('');
});

test('files of the starter and of the solution may be changed, those of the template may not', async () => {
  const workspace = await open();
  expect(
    ['actions/orders.ts', 'data/orders.ts', 'app/page.tsx', 'toString'].map((path) =>
      workspace.isEditable(path),
    ),
  ).toEqual([true, true, false, false]);
});

test('a reset takes every edit away and can be taken back', async () => {
  const workspace = await open();
  workspace.edit('actions/orders.ts', 'mine');
  workspace.reset();
  expect(workspace.read('actions/orders.ts')).toBe('starter');
  expect(workspace.undoable.get()).toBe('the reset');
  workspace.undo();
  expect(workspace.read('actions/orders.ts')).toBe('mine');
  expect(workspace.undoable.get()).toBeNull();
});

test('the solution takes the place of the edits and can be taken back', async () => {
  const workspace = await open();
  workspace.edit('app/page.tsx', 'mine');
  workspace.showSolution();
  expect(workspace.edits.get()).toEqual(solution);
  expect(workspace.read('app/page.tsx')).toBe('page');
  expect(workspace.undoable.get()).toBe('the solution');
  workspace.undo();
  expect(workspace.edits.get()).toEqual({ 'app/page.tsx': 'mine' });
});

test('there is one step back, of the newest replacement, and then none', async () => {
  const workspace = await open();
  workspace.edit('actions/orders.ts', 'mine');
  workspace.showSolution();
  workspace.reset();
  workspace.undo();
  expect(workspace.edits.get()).toEqual(solution);
  workspace.undo();
  expect(workspace.edits.get()).toEqual(solution);
});

test('a draft is there again after a reload, with what can be taken back', async () => {
  const drafts = memoryDrafts();
  const before = await open(drafts);
  before.edit('actions/orders.ts', 'mine');
  before.reset();
  before.edit('data/orders.ts', 'later');
  const after = await open(drafts);
  expect(after.edits.get()).toEqual({ 'data/orders.ts': 'later' });
  expect(after.undoable.get()).toBe('the reset');
  after.undo();
  expect(after.read('actions/orders.ts')).toBe('mine');
});

test('lessons have drafts of their own', async () => {
  const drafts = memoryDrafts();
  (await open(drafts, 'one')).edit('actions/orders.ts', 'mine');
  expect((await open(drafts, 'two')).edits.get()).toEqual({});
});

test('a browser that refuses is told of, and edits live on in the page', async () => {
  let broken = true;
  const memory = memoryDrafts();
  const drafts: DraftStore = {
    ...memory,
    available: true,
    save: (lesson, draft) =>
      broken ? Promise.reject(new Error('QuotaExceededError')) : memory.save(lesson, draft),
  };
  const workspace = await open(drafts);
  expect(workspace.kept.get()).toBe(true);
  workspace.edit('actions/orders.ts', 'mine');
  await vi.waitFor(() => expect(workspace.kept.get()).toBe(false));
  expect(workspace.read('actions/orders.ts')).toBe('mine');
  broken = false;
  workspace.edit('actions/orders.ts', 'mine again');
  await vi.waitFor(() => expect(workspace.kept.get()).toBe(true));
});

test('drafts in memory are said not to be kept', async () => {
  expect((await open()).kept.get()).toBe(false);
});

test('a draft with a path that no app can have does not break the workspace', async () => {
  const drafts = memoryDrafts();
  await drafts.save('own-the-row', {
    edits: { '../../outside.ts': 'x', 'actions/orders.ts': 'mine' },
    before: null,
  });
  const workspace = await open(drafts);
  expect(workspace.files.get()).toEqual({ 'app/page.tsx': 'page', 'actions/orders.ts': 'mine' });
});
