/** What the learner's code may take of this machine, and that nothing it started is left when it is ended. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultLimits } from '../../scripts/local-runtime/limits.ts';
import { createWorkMeter } from '../../scripts/local-runtime/limits-watch.ts';
import { createOutputMeter } from '../../scripts/local-runtime/output-meter.ts';
import { printOf, until, untilPrinted } from '../../site/lib/runtime/contract-tools.ts';
import type { ResourceLimit, Runtime } from '../../site/lib/runtime/runtime.ts';
import { type Fixture, startService } from './service-fixture.ts';

const MB = 1024 * 1024;

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startService({
    memory: 400 * MB,
    processes: 8,
    disk: { bytes: 150 * MB, files: 500 },
    output: 4 * MB,
  });
});
afterAll(async () => await fixture[Symbol.asyncDispose]());

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

const hogs: readonly (readonly [what: string, limit: ResourceLimit, code: string])[] = [
  [
    'fills the memory',
    'memory',
    `const kept = []; setInterval(() => kept.push(Buffer.alloc(20 * 1024 * 1024, 1)), 20)`,
  ],
  [
    'fills the memory in a process that it started',
    'memory',
    `require('child_process').spawn(process.execPath, ['-e',
      'const kept = []; setInterval(() => kept.push(Buffer.alloc(20 * 1024 * 1024, 1)), 20)'], { stdio: 'ignore', detached: true }).unref();
     setInterval(() => {}, 1000)`,
  ],
  [
    'starts processes that start processes',
    'processes',
    `const fs = require('fs'); fs.writeFileSync('bomb.js',
      "setInterval(() => require('child_process').spawn(process.execPath, ['bomb.js'], { stdio: 'ignore', detached: true, env: {} }), 100)");
     require('child_process').fork('bomb.js')`,
  ],
  [
    'writes one large file after another',
    'disk',
    `const fs = require('fs'); let n = 0;
     setInterval(() => fs.writeFileSync('f' + n++, Buffer.alloc(20 * 1024 * 1024, 1)), 20)`,
  ],
  ['prints for ever', 'output', `setInterval(() => process.stdout.write('x'.repeat(100000)), 0)`],
];

test.each(hogs)('what %s is ended, and the page is told that it was the %s', async (_, limit, code) => {
  const runtime = await fixture.boot();
  const hog = await runtime.spawn('node', ['-e', code]);
  void hog.output.cancel();
  expect(hog.limit).toBeNull();
  expect(await hog.exit).toBe(137);
  expect(hog.limit).toBe(limit);
  await runtime.dispose();
});

test('what loops for ever in a worker is ended, although the app still answers', async () => {
  await using own = await startService({ processorSeconds: 1 });
  const runtime = await own.boot();
  const code = `new (require('worker_threads').Worker)('for (;;);', { eval: true }); setInterval(() => {}, 1000)`;
  const hog = await runtime.spawn('node', ['-e', code]);
  void hog.output.cancel();
  expect([await hog.exit, hog.limit]).toEqual([137, 'processor']);
  await runtime.dispose();
});

test('whoever keeps within the limits is told no limit', async () => {
  const runtime = await fixture.boot();
  const modest = await runtime.spawn('node', ['-e', 'process.exit(3)']);
  expect([await modest.exit, modest.limit]).toEqual([3, null]);
  await runtime.dispose();
});

/** Starts a process that has left its group, its session, its parent and its environment. @returns its id. */
const ESCAPE = `
  const { spawn } = require('child_process');
  const last = "setInterval(() => {}, 1000); require('fs').writeFileSync(process.argv[1], String(process.pid))";
  const middle = "require('child_process').spawn(process.execPath, ['-e', process.argv[1], process.argv[2]]," +
    " { detached: true, stdio: 'ignore', env: {}, cwd: '/' }).unref(); process.exit()";
  spawn(process.execPath, ['-e', middle, last, require('path').resolve('escaped')], { detached: true, stdio: 'ignore', env: {} });`;

const escapedFrom = async (runtime: Runtime): Promise<number> => {
  await until(async () => /^\d+$/.test(await runtime.read('escaped').catch(() => '')), 'it has got away');
  return Number(await runtime.read('escaped'));
};

test.each([
  [
    'is killed',
    (runtime: Runtime) => runtime.spawn('node', ['-e', `${ESCAPE} setInterval(() => {}, 1000)`]),
    true,
  ],
  [
    'ends by itself',
    (runtime: Runtime) =>
      runtime.spawn('node', ['-e', `${ESCAPE} process.stdin.once('data', () => process.exit())`]),
    false,
  ],
])(
  'what got away from its group, its parent and its environment ends when its ancestor %s',
  async (_, start, isKilled) => {
    const runtime = await fixture.boot();
    const ancestor = await start(runtime);
    const pid = await escapedFrom(runtime);
    expect(isAlive(pid)).toBe(true);
    // Nobody that it came from leads to it.
    expect(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[3]).toBe(String(pid));
    if (isKilled) ancestor.kill();
    else await ancestor.write('go\n');
    await ancestor.exit;
    await until(() => !isAlive(pid), 'it is gone');
    await runtime.dispose();
  },
);

test('ending one process leaves another of the same session alone', async () => {
  const runtime = await fixture.boot();
  const [one, other] = await Promise.all(
    [1, 2].map(() => runtime.spawn('node', ['-e', `console.log('up'); setInterval(() => {}, 1000)`])),
  );
  if (!one || !other) throw new Error('They did not start.');
  await untilPrinted(one, 'up');
  await untilPrinted(other, 'up');
  one.kill();
  await one.exit;
  expect(await printOf(runtime, `console.log('still here')`)).toContain('still here');
  const state = await Promise.race([other.exit, Promise.resolve('runs')]);
  expect(state).toBe('runs');
  await runtime.dispose();
});

test('the system limits files, open files and memory dumps, and takes such a process first', async () => {
  const runtime = await fixture.boot();
  const limits = await printOf(
    runtime,
    `const fs = require('fs'); console.log(fs.readFileSync('/proc/self/limits', 'utf8'), 'score', fs.readFileSync('/proc/self/oom_score_adj', 'utf8'))`,
  );
  const hard = (name: string): number =>
    Number(new RegExp(`${name} +\\S+ +(\\d+)`).exec(limits)?.[1] ?? Number.NaN);
  expect(hard('Max file size')).toBeGreaterThanOrEqual(1024 * MB);
  expect(hard('Max file size')).toBeLessThan(1281 * MB);
  expect(hard('Max open files')).toBeLessThanOrEqual(4096);
  expect(hard('Max core file size')).toBe(0);
  expect(limits).toMatch(/score 1000/);
  const tooLarge = await printOf(
    runtime,
    `try { require('fs').truncateSync(require('fs').openSync('big', 'w') && 'big', 2 ** 31) } catch (e) { console.log(e.code) }`,
  );
  expect(tooLarge.trim()).toBe('EFBIG');
  await runtime.dispose();
});

test('a rest ends the count of work, and what goes on without one is too long', () => {
  const isTooLong = createWorkMeter(30_000);
  const seconds = (worked: number) => ({ worked: new Map([[1, worked]]) });
  const told = [0, 10, 20, 21, 31, 41, 51].map((worked, index) => isTooLong(seconds(worked), index * 10_000));
  // It rested between the third look and the fourth.
  expect(told).toEqual([false, false, false, false, false, false, true]);
});

test('output is counted by the minute', () => {
  const isTooMuch = createOutputMeter(100);
  expect([isTooMuch(60, 1000), isTooMuch(40, 2000), isTooMuch(100, 70_000), isTooMuch(1, 71_000)]).toEqual([
    false,
    false,
    false,
    true,
  ]);
});

test('what everybody may take is well above what Next.js takes, and below what most machines have', () => {
  expect(defaultLimits.memory).toBeGreaterThanOrEqual(2.5 * 1024 * MB);
  expect(defaultLimits.memory).toBeLessThanOrEqual(4 * 1024 * MB);
});
