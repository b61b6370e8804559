import { expect, test } from 'vitest';
import { FakeBrowser } from './fake-browser.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const template = { 'app/page.tsx': 'page', 'actions/orders.ts': 'template' };
const starter = { 'actions/orders.ts': 'starter' };
const solution = { 'actions/orders.ts': 'solved', 'data/orders.ts': 'new' };

const open = (browser = new FakeBrowser(), lesson = 'own-the-row'): Promise<Workspace> =>
  openWorkspace({ lesson, template, starter, solution, ...browser.openTab(lesson) });
const saved = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve));

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
  const browser = new FakeBrowser();
  const workspace = await open(browser);
  workspace.edit('actions/orders.ts', 'mine');
  workspace.edit('data/orders.ts', 'new');
  workspace.edit('actions/orders.ts', 'starter');
  expect(workspace.edits.get()).toEqual({ 'data/orders.ts': 'new' });
  await saved();
  expect(browser.kept.get('own-the-row')).toMatchObject({ edits: { 'data/orders.ts': 'new' }, replaced: [] });
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

test('a solution that is looked at and reset has not cost what was written before', async () => {
  const workspace = await open();
  workspace.edit('actions/orders.ts', 'mine');
  workspace.showSolution();
  workspace.reset();
  workspace.undo();
  expect(workspace.edits.get()).toEqual(solution);
  workspace.undo();
  expect(workspace.read('actions/orders.ts')).toBe('mine');
  expect(workspace.undoable.get()).toBeNull();
});

test('what was typed since comes back when all else has', async () => {
  const workspace = await open();
  workspace.edit('actions/orders.ts', 'first');
  workspace.reset();
  workspace.edit('actions/orders.ts', 'second');
  workspace.reset();
  workspace.edit('actions/orders.ts', 'third');
  const texts = [1, 2, 3].map(() => {
    workspace.undo();
    return workspace.read('actions/orders.ts');
  });
  expect(texts).toEqual(['second', 'first', 'third']);
});

test('a draft is there again after a reload, with what can be taken back', async () => {
  const browser = new FakeBrowser();
  const before = await open(browser);
  before.edit('actions/orders.ts', 'mine');
  before.reset();
  before.edit('data/orders.ts', 'later');
  await saved();
  const after = await open(browser);
  expect(after.edits.get()).toEqual({ 'data/orders.ts': 'later' });
  expect(after.undoable.get()).toBe('the reset');
  after.undo();
  expect(after.read('actions/orders.ts')).toBe('mine');
});

test('lessons have drafts of their own', async () => {
  const browser = new FakeBrowser();
  (await open(browser, 'one')).edit('actions/orders.ts', 'mine');
  await saved();
  expect((await open(browser, 'two')).edits.get()).toEqual({});
});

test('a draft with a path that no app can have does not break the workspace', async () => {
  const browser = new FakeBrowser();
  browser.kept.set('own-the-row', { edits: { '../../outside.ts': 'x', 'actions/orders.ts': 'mine' } });
  const workspace = await open(browser);
  expect(workspace.files.get()).toEqual({ 'app/page.tsx': 'page', 'actions/orders.ts': 'mine' });
});

test('one file of the solution can be taken over, and taken back, while the others stay', async () => {
  const workspace = await open();
  workspace.edit('actions/orders.ts', 'mine');
  workspace.take('data/orders.ts', workspace.solutionOf('data/orders.ts'), 'orders.ts of the solution');
  expect(workspace.edits.get()).toEqual({ 'actions/orders.ts': 'mine', 'data/orders.ts': 'new' });
  workspace.take('actions/orders.ts', 'solved', 'orders.ts of the solution');
  expect(workspace.read('actions/orders.ts')).toBe('solved');
  expect(workspace.undoable.get()).toBe('orders.ts of the solution');
  workspace.undo();
  expect(workspace.read('actions/orders.ts')).toBe('mine');
});

test('a whole version can be taken over, without what is in it as the lesson began', async () => {
  const workspace = await open();
  workspace.edit('actions/orders.ts', 'mine');
  workspace.takeAll({ 'data/orders.ts': 'earlier', 'app/page.tsx': 'page' }, 'your version of 14:32');
  expect(workspace.edits.get()).toEqual({ 'data/orders.ts': 'earlier' });
  expect(workspace.undoable.get()).toBe('your version of 14:32');
  workspace.undo();
  expect(workspace.edits.get()).toEqual({ 'actions/orders.ts': 'mine' });
});

test('a file that the solution leaves alone is there as the lesson began', async () => {
  const workspace = await open();
  expect(
    ['actions/orders.ts', 'data/orders.ts', 'app/page.tsx', 'nowhere.ts'].map(workspace.solutionOf),
  ).toEqual(['solved', 'new', 'page', null]);
});

const taken = (path: string): string => `There is a file ${path} already.`;

test('a file that is made is the learner’s, is kept, and goes with a reset that can be taken back', async () => {
  const browser = new FakeBrowser();
  const workspace = await open(browser);
  workspace.create('actions/mine.ts', 'mine');
  expect(workspace.files.get()['actions/mine.ts']).toBe('mine');
  expect(workspace.isEditable('actions/mine.ts')).toBe(true);
  expect(workspace.changeOf('actions/mine.ts')).toBe('new');
  await saved();
  const after = await open(browser);
  expect(after.read('actions/mine.ts')).toBe('mine');
  after.reset();
  expect(after.has('actions/mine.ts')).toBe(false);
  after.undo();
  expect(after.read('actions/mine.ts')).toBe('mine');
  after.showSolution();
  expect(after.has('actions/mine.ts')).toBe(false);
  after.undo();
  expect(after.read('actions/mine.ts')).toBe('mine');
});

test('an empty new file is a file', async () => {
  const workspace = await open();
  workspace.create('actions/mine.ts');
  expect(workspace.files.get()['actions/mine.ts']).toBe('');
  expect(workspace.edits.get()).toEqual({ 'actions/mine.ts': '' });
});

test('a file cannot be made where one is, and whoever tries is told why', async () => {
  const workspace = await open();
  expect(workspace.whyNot.create('app/page.tsx')).toBe(taken('app/page.tsx'));
  expect(() => workspace.create('app/page.tsx')).toThrow(taken('app/page.tsx'));
  expect(() => workspace.remove('actions/orders.ts')).toThrow(/begins with this file/);
  expect(() => workspace.rename('app/page.tsx', 'actions/page.tsx')).toThrow(/belongs to the app/);
  expect(workspace.edits.get()).toEqual({});
});

test('a renamed file keeps its text, leaves nothing behind, and is imported from where it is', async () => {
  const workspace = await open();
  workspace.create('actions/mine.ts', 'mine');
  workspace.edit('actions/orders.ts', "import { mine } from './mine';");
  workspace.rename('actions/mine.ts', 'actions/ours.ts');
  const [there, back] = [{ 'actions/ours.ts': 'mine' }, { 'actions/mine.ts': 'mine' }];
  expect(workspace.edits.get()).toEqual({ ...there, 'actions/orders.ts': "import { mine } from './ours';" });
  workspace.rename('actions/ours.ts', 'actions/mine.ts');
  expect(workspace.edits.get()).toEqual({ ...back, 'actions/orders.ts': "import { mine } from './mine';" });
});

test('a deleted file comes back alone: what was typed elsewhere since stays', async () => {
  const browser = new FakeBrowser();
  const workspace = await open(browser);
  workspace.create('actions/mine.ts', 'mine');
  workspace.remove('actions/mine.ts');
  expect(workspace.has('actions/mine.ts')).toBe(false);
  workspace.edit('actions/orders.ts', 'typed since');
  await saved();
  const after = await open(browser);
  expect(after.undoable.get()).toBe('the deletion of actions/mine.ts');
  after.undo();
  expect(after.edits.get()).toEqual({ 'actions/mine.ts': 'mine', 'actions/orders.ts': 'typed since' });
  expect(after.undoable.get()).toBeNull();
});

test('a file that was made anew in the place of a deleted one is not lost when that comes back', async () => {
  const workspace = await open();
  workspace.create('actions/mine.ts', 'first');
  workspace.remove('actions/mine.ts');
  workspace.create('actions/mine.ts', 'second');
  workspace.undo();
  expect(workspace.read('actions/mine.ts')).toBe('first');
  workspace.undo();
  expect(workspace.read('actions/mine.ts')).toBe('second');
});

test('a reset after a deletion that was mended by hand gives all back, not only that file', async () => {
  const workspace = await open();
  workspace.edit('actions/orders.ts', 'typed');
  workspace.create('actions/mine.ts', 'mine');
  workspace.remove('actions/mine.ts');
  workspace.create('actions/mine.ts', 'mine');
  workspace.reset();
  workspace.undo();
  expect(workspace.edits.get()).toEqual({ 'actions/mine.ts': 'mine', 'actions/orders.ts': 'typed' });
});

test('where a lesson allows it its own files can be deleted and renamed, and are gone after a reload', async () => {
  const browser = new FakeBrowser();
  const openLoose = (): Promise<Workspace> =>
    openWorkspace({
      lesson: 'loose',
      template,
      starter,
      solution,
      rules: { newFiles: ['lib/**'], removable: ['actions/**'] },
      ...browser.openTab('loose'),
    });
  const workspace = await openLoose();
  workspace.rename('actions/orders.ts', 'lib/orders.ts');
  expect(workspace.files.get()).toEqual({ 'app/page.tsx': 'page', 'lib/orders.ts': 'starter' });
  expect(workspace.changeOf('actions/orders.ts')).toBe('deleted');
  await saved();
  const after = await openLoose();
  expect(after.files.get()).toEqual({ 'app/page.tsx': 'page', 'lib/orders.ts': 'starter' });
  after.rename('lib/orders.ts', 'actions/orders.ts');
  expect(after.edits.get()).toEqual({});
  after.remove('actions/orders.ts');
  expect(after.edits.get()).toEqual({ 'actions/orders.ts': null });
  after.undo();
  expect(after.edits.get()).toEqual({});
});

test('one file of a version that has none takes the learner’s away, and it comes back', async () => {
  const workspace = await open();
  workspace.create('actions/mine.ts', 'mine');
  workspace.take('actions/mine.ts', workspace.solutionOf('actions/mine.ts'), 'mine.ts of the solution');
  expect(workspace.edits.get()).toEqual({});
  workspace.undo();
  expect(workspace.read('actions/mine.ts')).toBe('mine');
});

test('a file that is not there may be begun by typing where files can be made, and nowhere else', async () => {
  const workspace = await open();
  expect(
    ['actions/new.ts', 'app/new.tsx', 'actions/no-ending'].map((path) => workspace.isEditable(path)),
  ).toEqual([true, false, false]);
  workspace.edit('actions/new.ts', 'mine');
  expect(workspace.changeOf('actions/new.ts')).toBe('new');
});
