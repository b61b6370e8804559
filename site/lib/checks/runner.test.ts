import { atom } from 'nanostores';
import { afterEach, expect, test, vi } from 'vitest';
import type { Files } from '../files/files.ts';
import type { Previews } from '../sandbox/client/previews.ts';
import type { Control, Sandbox } from '../sandbox/client/sandbox.ts';
import type { SandboxStatus, Stop } from '../sandbox/client/status.ts';
import type { CompileError, Tables, WireCall } from '../sandbox/sandbox.ts';
import { check } from './check.ts';
import { expect as checkExpect } from './expect.ts';
import { CheckFailure, type CheckResult } from './outcome.ts';
import { type RunOptions, runChecks } from './runner.ts';

afterEach(() => void vi.useRealTimers());

const users = ['Ana', 'Ben', 'Orla', 'Otto'].map((name) => ({ id: `usr_${name.toLowerCase()}`, name }));

const wireCall = (state: WireCall['state'], name = 'cancelOrder'): WireCall => ({
  id: 'c1',
  at: 0,
  source: 'check',
  person: 'ana',
  page: '/orders',
  origin: null,
  action: { id: '7f', name, file: 'actions/orders.ts' },
  args: [],
  state,
  reply: null,
  changes: [],
  cache: [],
  moments: [],
  mark: null,
});

interface FakeOptions {
  readonly compileErrors?: readonly CompileError[];
  readonly calls?: readonly WireCall[];
  readonly tables?: Tables;
  readonly overrides?: Partial<Control>;
}

/** A sandbox whose server is these few lines; notes what it is asked, in order. */
const fakeSandbox = ({
  compileErrors = [],
  calls = [],
  tables = { users, orders: [] },
  overrides,
}: FakeOptions = {}) => {
  const asked: string[] = [];
  const seeds: string[] = [];
  const synced: Files[] = [];
  const control = {
    save: async () => {
      asked.push('save');
      return 'saved-1';
    },
    restore: async (id: string) => {
      asked.push(`restore ${id}`);
      return null;
    },
    reset: async ({ seed }: { seed: string }) => {
      asked.push('reset');
      seeds.push(seed);
      return null;
    },
    dump: async () => tables,
    ...overrides,
  } as unknown as Control;
  const lastStop = atom<Stop | null>(null);
  const status = atom<SandboxStatus>({ phase: 'ready', previews: {} as Previews });
  const sandbox = {
    control,
    status,
    lastStop,
    wire: atom(calls),
    sync: async (files: Files) => {
      asked.push('sync');
      synced.push(files);
      return { revision: 1, how: 'hot' as const, compileErrors };
    },
  } as unknown as Sandbox;
  return { sandbox, status, lastStop, asked, seeds, synced };
};

const noFrame: RunOptions['openFrame'] = () => {
  throw new Error('This check opens no page.');
};
const run = async (
  options: Omit<RunOptions, 'files' | 'openFrame'> & Partial<RunOptions>,
): Promise<readonly CheckResult[]> => {
  const outcome = await runChecks({ files: { 'a.ts': 'mine' }, openFrame: noFrame, ...options });
  if (outcome.kind !== 'ran') throw new Error('It did not run.');
  return outcome.results;
};

const passing = (id: string) => check(id, `${id} passes`, async () => {});

test('a check that ends passes', async () => {
  const { sandbox } = fakeSandbox();
  expect(await run({ sandbox, checks: [passing('good')] })).toMatchObject([
    { id: 'good', title: 'good passes', status: 'pass', evidence: [] },
  ]);
});

test('an expectation that does not hold is a failure with its words', async () => {
  const { sandbox } = fakeSandbox();
  const bad = check('bad', 'Bad', async () => checkExpect(1, 'Ana got in.').toBe(2));
  expect(await run({ sandbox, checks: [bad] })).toMatchObject([
    { status: 'fail', message: 'Ana got in.', expected: '2' },
  ]);
});

test('whatever else a check throws is an error, not a failure', async () => {
  const { sandbox } = fakeSandbox();
  const thrown = [new TypeError('x is not a function'), 'words'];
  const checks = thrown.map((error, index) =>
    check(`e${index}`, 'Error', async () => {
      throw error;
    }),
  );
  expect(await run({ sandbox, checks })).toMatchObject([
    { status: 'error', message: 'x is not a function' },
    { status: 'error', message: 'words' },
  ]);
});

test('every check runs, whatever those before it came to, and is told of as it goes', async () => {
  const { sandbox } = fakeSandbox();
  const told: string[] = [];
  const bad = check('bad', 'Bad', async () => checkExpect(1).toBe(2));
  const broken = check('broken', 'Broken', async () => Promise.reject(new Error('x')));
  await run({
    sandbox,
    checks: [bad, broken, passing('good')],
    onStart: (id) => told.push(`start ${id}`),
    onResult: ({ id, status }) => told.push(`${id} ${status}`),
  });
  expect(told).toEqual(['start bad', 'bad fail', 'start broken', 'broken error', 'start good', 'good pass']);
});

test('the files are brought in first, each check has its own reset, and the state is put back', async () => {
  const { sandbox, asked, synced, seeds } = fakeSandbox();
  await run({ sandbox, checks: [passing('a'), passing('b')] });
  expect(asked).toEqual(['sync', 'save', 'reset', 'reset', 'restore saved-1']);
  expect(synced).toEqual([{ 'a.ts': 'mine' }]);
  expect(seeds.map((seed) => seed.split('/')[1])).toEqual(['a', 'b']);
});

test('no two runs have the same seed', async () => {
  const { sandbox, seeds } = fakeSandbox();
  await run({ sandbox, checks: [passing('a')] });
  await run({ sandbox, checks: [passing('a')] });
  expect(new Set(seeds).size).toBe(2);
});

test('a reset inside a check uses the check’s own seed', async () => {
  const { sandbox, seeds } = fakeSandbox();
  await run({ sandbox, checks: [check('a', 'A', async ({ data }) => data.reset())] });
  expect(seeds).toHaveLength(2);
  expect(seeds[1]).toBe(seeds[0]);
});

test('files that do not compile are not judged, and nothing is touched', async () => {
  const error = { file: 'a.ts', line: 3, column: 1, message: 'Expression expected' };
  const { sandbox, asked } = fakeSandbox({ compileErrors: [error] });
  const work = vi.fn(async () => {});
  const outcome = await runChecks({
    sandbox,
    files: {},
    openFrame: noFrame,
    checks: [check('a', 'A', work)],
  });
  expect(outcome).toEqual({ kind: 'not-compiled', errors: [error] });
  expect(asked).toEqual(['sync']);
  expect(work).not.toHaveBeenCalled();
});

test('a check gets its people by name and the learner’s text files', async () => {
  const { sandbox } = fakeSandbox();
  const seen: unknown[] = [];
  const look = check('look', 'Look', async ({ users: { ana, otto }, source }) => {
    seen.push(ana, otto.id, source.read('a.ts'), source.read('b.bin'), source.read('none'));
  });
  const [result] = await run({
    sandbox,
    checks: [look],
    files: { 'a.ts': 'mine', 'b.bin': new Uint8Array(1) },
  });
  expect(result?.status).toBe('pass');
  expect(seen).toEqual([{ id: 'usr_ana', name: 'Ana', person: 'ana' }, 'usr_otto', 'mine', null, null]);
});

test('a database without its people is an error, not a failure', async () => {
  const { sandbox } = fakeSandbox({ tables: { users: users.slice(0, 2) } });
  expect(await run({ sandbox, checks: [passing('a')] })).toMatchObject([
    { status: 'error', message: 'No row in users with {"name":"Orla"}.' },
  ]);
});

test('what a check compared is its evidence, also where it fails', async () => {
  const { sandbox } = fakeSandbox();
  const bad = check('bad', 'Bad', async ({ data }) => {
    checkExpect(await data.diff(async () => {})).not.toBeEmpty();
  });
  expect(await run({ sandbox, checks: [bad] })).toMatchObject([
    {
      status: 'fail',
      message: 'Seen: no change.',
      expected: 'a change',
      evidence: [{ kind: 'changes', changes: [] }],
    },
  ]);
});

test('the call that a failure names comes last in the evidence, where it is shown', async () => {
  const { sandbox } = fakeSandbox();
  const call = { id: 'culprit' } as WireCall;
  const bad = check('bad', 'Bad', async ({ data }) => {
    await data.diff(async () => {});
    throw new CheckFailure('Ana got in.', 'no change', call);
  });
  expect(await run({ sandbox, checks: [bad] })).toMatchObject([
    { status: 'fail', evidence: [{ kind: 'changes' }, { kind: 'call', call }] },
  ]);
});

test('a missing action is a failure, and another fault of a call is an error', async () => {
  const refusals = [
    Object.assign(new Error('The app has no server action called cancelOrder.'), {
      code: 'action-not-found',
    }),
    new Error('The pipe broke.'),
  ];
  const { sandbox } = fakeSandbox({
    overrides: { call: async () => Promise.reject(refusals.shift()) },
  });
  const call = (id: string) =>
    check(id, 'Call', async ({ actions }) => void (await actions.call('cancelOrder', { as: 'anon' })));
  expect(await run({ sandbox, checks: [call('a'), call('b')] })).toMatchObject([
    { status: 'fail', message: 'The app has no server action called cancelOrder.' },
    { status: 'error', message: 'The pipe broke.' },
  ]);
});

const never = check('never', 'Never ends', () => new Promise<void>(() => {}));

test('a check that does not end is an error after 30 seconds, and the next one runs', async () => {
  vi.useFakeTimers();
  const { sandbox, asked } = fakeSandbox({ calls: [wireCall('done')] });
  const running = run({ sandbox, checks: [never, passing('next')] });
  await vi.advanceTimersByTimeAsync(29_999);
  expect(asked).toEqual(['sync', 'save', 'reset']);
  await vi.advanceTimersByTimeAsync(1);
  expect(await running).toMatchObject([
    { status: 'error', message: 'The check did not end within 30 seconds.' },
    { status: 'pass' },
  ]);
  expect(asked.at(-1)).toBe('restore saved-1');
});

test('an action that does not answer in that time is a failure that names it', async () => {
  vi.useFakeTimers();
  const { sandbox } = fakeSandbox({ calls: [wireCall('done', 'other'), wireCall('running')] });
  const running = run({ sandbox, checks: [never] });
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await running).toMatchObject([
    { status: 'fail', message: 'cancelOrder was called and did not answer within 30 seconds.' },
  ]);
});

test('a check that ends in time leaves no timer behind', async () => {
  vi.useFakeTimers();
  const { sandbox } = fakeSandbox();
  await run({ sandbox, checks: [passing('a')] });
  expect(vi.getTimerCount()).toBe(0);
});

test('the state is put back also when whoever listens throws', async () => {
  const { sandbox, asked } = fakeSandbox();
  const onResult = (): void => {
    throw new Error('The page is gone.');
  };
  await expect(run({ sandbox, checks: [passing('a')], onResult })).rejects.toThrow('The page is gone.');
  expect(asked.at(-1)).toBe('restore saved-1');
});

test('the state is put back also when a reset fails, and the check is an error', async () => {
  const { sandbox, asked } = fakeSandbox({
    overrides: { reset: async () => Promise.reject(new Error('dead')) },
  });
  expect(await run({ sandbox, checks: [passing('a')] })).toMatchObject([
    { status: 'error', message: 'dead' },
  ]);
  expect(asked.at(-1)).toBe('restore saved-1');
});

test('results stay although the state cannot be put back', async () => {
  const { sandbox } = fakeSandbox({ overrides: { restore: async () => Promise.reject(new Error('dead')) } });
  expect(await run({ sandbox, checks: [passing('a')] })).toMatchObject([{ status: 'pass' }]);
});

test('a run that was stopped between two checks begins no further one and puts the state back', async () => {
  const { sandbox, asked } = fakeSandbox();
  const stop = new AbortController();
  const results = await run({
    sandbox,
    checks: [passing('a'), passing('b')],
    signal: stop.signal,
    onResult: () => stop.abort(),
  });
  expect(results.map(({ id }) => id)).toEqual(['a']);
  expect(asked.at(-1)).toBe('restore saved-1');
});

test('a run that is stopped ends at once, without a word on the check that was under way', async () => {
  const { sandbox, asked } = fakeSandbox();
  const stop = new AbortController();
  const [begun, told] = [Promise.withResolvers<void>(), vi.fn()];
  const endless = check('endless', 'Endless', () => {
    begun.resolve();
    return new Promise<void>(() => {});
  });
  const running = run({ sandbox, checks: [endless, passing('b')], signal: stop.signal, onResult: told });
  await begun.promise;
  stop.abort();
  expect(await running).toEqual([]);
  expect(told).not.toHaveBeenCalled();
  expect(asked.at(-1)).toBe('restore saved-1');
});

test('a run that was stopped before it began leaves the app alone', async () => {
  const { sandbox, asked } = fakeSandbox();
  expect(await run({ sandbox, checks: [passing('a')], signal: AbortSignal.abort() })).toEqual([]);
  expect(asked).toEqual([]);
});

test('a page that a check opened is closed after it, also where it fails', async () => {
  const { sandbox } = fakeSandbox();
  const frames: string[] = [];
  const openFrame = ((person: string) => {
    frames.push(`open ${person}`);
    return { open: async (path: string) => void frames.push(path), close: () => frames.push('close') };
  }) as unknown as RunOptions['openFrame'];
  const bad = check('bad', 'Bad', async ({ page, users: { ben } }) => {
    await page.goto('/orders', { as: ben });
    checkExpect(1).toBe(2);
  });
  expect(await run({ sandbox, checks: [bad], openFrame })).toMatchObject([{ status: 'fail' }]);
  expect(frames).toEqual(['open ben', '/orders', 'close']);
});

test('the page is told how many replies the check holds: those that are there, until they are let go or all is reset', async () => {
  const { sandbox } = fakeSandbox({
    overrides: {
      hold: async () => crypto.randomUUID(),
      heldCall: async () => wireCall('held'),
      open: async () => null,
    },
  });
  const told: unknown[] = [];
  const observation = { count: 1, text: '', visible: true, enabled: true, value: null };
  const openFrame = (() => ({
    open: async () => {},
    close: () => {},
    agent: {
      waitFor: async ({ patience }: { patience: { heldReplies: number } }) => {
        told.push(patience.heldReplies);
        return { met: true, observation };
      },
    },
  })) as unknown as RunOptions['openFrame'];
  const holding = check('hold', 'Hold', async ({ actions, data, page }) => {
    await page.goto('/');
    const look = () => checkExpect.element(page.getByText('x')).toBeVisible();
    await look();
    const first = await actions.hold('cancelOrder');
    const second = await actions.hold('cancelOrder');
    await Promise.all([first.held, second.held]);
    await look();
    await first.release();
    await look();
    await data.reset();
    await look();
  });
  expect(await run({ sandbox, checks: [holding], openFrame })).toMatchObject([{ status: 'pass' }]);
  expect(told).toEqual([0, 2, 1, 0]);
});

test('code that stops the app fails the check it stopped, and the next one waits for the app', async () => {
  const { sandbox, status, lastStop } = fakeSandbox();
  const ready = status.get();
  const looping = check('loop', 'Loop', async () => {
    lastStop.set({ reason: 'The server stopped answering.', fault: 'code' });
    status.set({ phase: 'mounting' });
    setTimeout(() => status.set(ready), 20);
    throw new Error('The sandbox server is gone.');
  });
  expect(await run({ sandbox, checks: [looping, passing('good')] })).toMatchObject([
    { id: 'loop', status: 'fail', message: 'The server stopped answering.' },
    { id: 'good', status: 'pass' },
  ]);
});

test('an app that has given up because of the code fails every check, with the reason', async () => {
  const { sandbox, status } = fakeSandbox();
  status.set({ phase: 'failed', error: new Error('It looped twice.'), fault: 'code' });
  expect(await run({ sandbox, checks: [passing('a'), passing('b')] })).toMatchObject([
    { status: 'fail', message: 'It looped twice.' },
    { status: 'fail', message: 'It looped twice.' },
  ]);
});
