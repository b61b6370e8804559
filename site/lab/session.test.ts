import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Check, check } from '../lib/checks/check.ts';
import { lessonFrontMatter } from '../lib/course/lesson.ts';
import { type FakeRuntime, type FakeServer, fakeRuntime } from '../lib/sandbox/client/fake-runtime.ts';
import { createSandbox, type Sandbox } from '../lib/sandbox/client/sandbox.ts';
import { FakeBrowser } from '../lib/workspace/fake-browser.ts';
import { openWorkspace } from '../lib/workspace/workspace.ts';
import { openSession, type RunningApp, type Session } from './session.ts';
import { lessonWork } from './work.ts';

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
let open: Sandbox | null = null;
afterEach(async () => {
  await open?.dispose();
  vi.useRealTimers();
});

const frontMatter = lessonFrontMatter.parse({
  code: 'F1',
  title: 'A lesson among others',
  objective: 'Going from lesson to lesson leaves nothing behind.',
  summary: 'Lessons come and go over one app.',
  minutes: 5,
  focus: 'actions/orders.ts',
  files: ['actions/orders.ts'],
  starterFails: ['one'],
  hints: ['What is it about?', 'It is about that.', 'Do this and that.'],
  mistakes: {},
});
const browser = new FakeBrowser();

/** Opens a lesson whose one file says its name, over an app that runs already. */
const openLesson = async (
  lesson: string,
  app: RunningApp,
  checks: readonly Check[] = [],
): Promise<Session> => {
  const workspace = await openWorkspace({
    lesson,
    template: {},
    starter: { 'actions/orders.ts': lesson },
    solution: {},
    ...browser.openTab(lesson),
  });
  return openSession({
    work: lessonWork(lesson, frontMatter, checks, null),
    workspace,
    app,
    aroundSite: [],
    boot: async () => {
      throw new Error('There is an app already.');
    },
    openFrame: () => () => {
      throw new Error('No page is opened here.');
    },
  });
};

const runningApp = async (): Promise<{ app: RunningApp; fake: FakeRuntime; server: FakeServer }> => {
  const fake = fakeRuntime();
  const sandbox: Sandbox = createSandbox({
    boot: async () => fake.runtime,
    files: { 'actions/orders.ts': 'first' },
    siteOrigin: 'http://localhost:4400',
    seed: 's',
  });
  await vi.waitFor(() => expect(sandbox.status.get().phase).toBe('ready'));
  const [server] = fake.servers;
  if (!server) throw new Error('No server was started.');
  server.tables = { users: ['Ana', 'Ben', 'Orla', 'Otto'].map((name) => ({ id: name, name })) };
  open = sandbox;
  return { app: { sandbox, released: Promise.resolve() }, fake, server };
};

test('of lessons that are gone through quickly only the last one puts the app’s data back, over its own files', async () => {
  const { app, fake, server } = await runningApp();
  const arrived = Promise.withResolvers<void>();
  server.barrier = arrived.promise;
  let next = app;
  for (const lesson of ['two', 'three', 'two', 'three']) next = (await openLesson(lesson, next)).leave();
  const last = await openLesson('four', next);
  arrived.resolve();
  await vi.waitFor(() => expect(last.previewEpoch.get()).toBe(1));
  expect(server.asked).toEqual(['reset']);
  expect(fake.files.get('actions/orders.ts')).toBe('four');
  // Those before had no time to be brought in; the first was on its way.
  expect(fake.done.filter((each) => each.startsWith('write'))).toEqual([
    'write actions/orders.ts first',
    'write actions/orders.ts two',
    'write actions/orders.ts four',
  ]);
});

test('a check run ends with its lesson, and the next lesson puts the data back after it', async () => {
  const { app, server } = await runningApp();
  const under = Promise.withResolvers<void>();
  const endless = check('endless', 'Endless', () => {
    under.resolve();
    return new Promise<void>(() => {});
  });
  const first = await openLesson('two', app, [endless]);
  await vi.waitFor(() => expect(first.previewEpoch.get()).toBe(1));
  const running = first.runChecks();
  await under.promise;
  const next = await openLesson('three', first.leave());
  await running;
  await vi.waitFor(() => expect(next.previewEpoch.get()).toBe(1));
  expect(first.run.get()).toMatchObject({ kind: 'running' });
  expect(server.asked.slice(-2)).toEqual(['restore', 'reset']);
});

test('checks wait until the app has this lesson’s files and data', async () => {
  const { app, server } = await runningApp();
  const putBack = Promise.withResolvers<void>();
  server.reset = putBack.promise;
  const session = await openLesson('two', app, [check('one', 'One', async () => {})]);
  await vi.waitFor(() => expect(server.asked).toEqual(['reset']));
  const running = session.runChecks();
  await vi.advanceTimersByTimeAsync(1000);
  expect(server.asked).toEqual(['reset']);
  putBack.resolve();
  await running;
  expect(session.run.get()).toMatchObject({
    kind: 'ended',
    run: { results: [{ id: 'one', status: 'pass' }] },
  });
});
