/** Owns what the bench measures, and which figures are set against each other. */
import { ensureCompiled } from '../compiled-cache/ensure.ts';
import { openCourse } from '../course/course.ts';
import { defaultCacheFolder } from '../local-runtime/cache-folder.ts';
import { openProofBrowser } from '../verify/browser.ts';
import { readLessons } from '../verify/lessons.ts';
import { timeCheckRuns } from './check-runs.ts';
import { linkLengths } from './links.ts';
import type { Measurement } from './measurement.ts';
import { readMemory } from './memory.ts';
import { goTheNpmWay } from './npm-way.ts';
import { type SandboxApp, startApp } from './sandbox-app.ts';
import { makeSetups, type Setup } from './setups.ts';
import { axeViolations } from './site/axe.ts';
import { lighthouseScores } from './site/lighthouse.ts';
import { loads } from './site/loads.ts';
import { thirdParty } from './site/third-party.ts';
import { typing } from './site/typing.ts';
import { start, startBesideNextDev } from './starts.ts';
import { visits } from './visits.ts';
import { action, exercise, page, reset, warmEdits } from './work.ts';

const cacheFolder = defaultCacheFolder();
const setups = makeSetups(cacheFolder);
const open = ({ ground, overlay }: Setup): Promise<SandboxApp> => startApp(ground, overlay);

const WARM_UP = 5;
const WARM_REQUESTS = 30;

const edit = (name: 'container' | 'sandbox'): Measurement => ({
  figures: { [`${name}.edit`]: 'ms' },
  async run() {
    await using app = await open(setups[name]);
    return { [`${name}.edit`]: await warmEdits(app) };
  },
});

/** What is asked of a running app most often. */
const requests: Measurement = {
  figures: { 'sandbox.page': 'ms', 'sandbox.action': 'ms', 'sandbox.reset': 'ms' },
  async run() {
    await using app = await open(setups.sandbox);
    const values = {
      'sandbox.page': [] as number[],
      'sandbox.action': [] as number[],
      'sandbox.reset': [] as number[],
    };
    for (let turn = -WARM_UP; turn < WARM_REQUESTS; turn++) {
      const took = [await reset(app), await page(app), await action(app)] as const;
      if (turn < 0) continue;
      values['sandbox.reset'].push(took[0]);
      values['sandbox.page'].push(took[1]);
      values['sandbox.action'].push(took[2]);
    }
    return values;
  },
};

const IDLE_AFTER_MS = 15_000;

/** Idle: everything has compiled, and nobody has asked for anything since. */
const memory = (name: 'container' | 'compiled' | 'sandbox'): Measurement => ({
  figures: { [`${name}.idleMemory`]: 'bytes', [`${name}.peakMemory`]: 'bytes' },
  async run() {
    await using app = await open(setups[name]);
    await app.edit('public/no-script.css', ':root {}\n');
    await new Promise((resolve) => setTimeout(resolve, IDLE_AFTER_MS));
    const idle = await readMemory();
    await exercise(app);
    const busy = await readMemory();
    return idle && busy ? { [`${name}.idleMemory`]: [idle.now], [`${name}.peakMemory`]: [busy.peak] } : {};
  },
});

const snapshotSize: Measurement = {
  figures: {
    'snapshot.wire': 'bytes',
    'snapshot.mounted': 'bytes',
    'snapshot.files': 'files',
    'compiled.wire': 'bytes',
    'compiled.mounted': 'bytes',
  },
  isExact: true,
  async run() {
    const { manifest } = await ensureCompiled({ cacheFolder });
    return {
      'compiled.wire': [manifest.compiled?.bytes ?? 0],
      'compiled.mounted': [manifest.compiled?.mountedBytes ?? 0],
      'snapshot.wire': [manifest.bytes],
      'snapshot.mounted': [manifest.mountedBytes],
      'snapshot.files': [manifest.files],
    };
  },
};

/** Both at once and by turns, so that whatever else the machine does falls on both. */
const shimCost: Measurement = {
  figures: { 'shim.page': 'ms', 'shim.action': 'ms', 'ownContext.page': 'ms', 'ownContext.action': 'ms' },
  async run() {
    await using shimmed = await open(setups.container);
    await using own = await open(setups.ownContext);
    const values = {
      'shim.page': [] as number[],
      'shim.action': [] as number[],
      'ownContext.page': [] as number[],
      'ownContext.action': [] as number[],
    };
    for (let turn = -WARM_UP; turn < WARM_REQUESTS; turn++) {
      for (const [name, app] of [
        ['shim', shimmed],
        ['ownContext', own],
      ] as const) {
        const [onPage, onAction] = [await page(app), await action(app)];
        if (turn < 0) continue;
        values[`${name}.page`].push(onPage);
        values[`${name}.action`].push(onAction);
      }
    }
    return values;
  },
};

const npmWay: Measurement = {
  figures: { 'npm.install': 'ms', 'npm.first200': 'ms' },
  // Fills npm's cache.
  prepare: goTheNpmWay,
  async run() {
    const { install, first200 } = await goTheNpmWay();
    return { 'npm.install': [install], 'npm.first200': [first200] };
  },
};

const course = await openCourse();
const lessons = await readLessons(course);
const checksFigure = (id: string): string => `checks.${id}`;

/** How long all checks of a lesson take on its solution, as a learner waits for them. */
const checkRuns: Measurement = {
  figures: Object.fromEntries(lessons.map(({ id }) => [checksFigure(id), 'ms'])),
  async run() {
    const browser = await openProofBrowser({ course, log: () => {} });
    const values: Record<string, number[]> = {};
    try {
      for (const { id } of lessons) values[checksFigure(id)] = await browser.withLesson(id, timeCheckRuns);
    } finally {
      await browser.close();
    }
    return values;
  },
};

/** In the order in which they are made. */
export const measurements: readonly Measurement[] = [
  snapshotSize,
  startBesideNextDev(setups.sandbox),
  edit('sandbox'),
  requests,
  memory('sandbox'),
  visits(setups, lessons),
  loads(setups.sandbox),
  typing(setups.sandbox),
  thirdParty(setups.sandbox),
  axeViolations(setups.sandbox, lessons),
  lighthouseScores(setups.sandbox),
  linkLengths(lessons),
  start('container', setups.container),
  start('compiled', setups.compiled),
  edit('container'),
  memory('container'),
  memory('compiled'),
  checkRuns,
  shimCost,
  npmWay,
];

export interface Comparison {
  readonly name: string;
  readonly ours: string;
  readonly theirs: string;
}
export const comparisons: readonly Comparison[] = [
  { name: 'first page / of a plain next dev', ours: 'sandbox.first200', theirs: 'nextDev.first200' },
  {
    name: 'unpack and start / npm install and next dev',
    ours: 'container.unpackAndFirst200',
    theirs: 'npm.first200',
  },
  {
    name: 'compiled, unpack and start / npm install and next dev',
    ours: 'compiled.unpackAndFirst200',
    theirs: 'npm.first200',
  },
  { name: "page with the shim / with Node's own context", ours: 'shim.page', theirs: 'ownContext.page' },
  {
    name: "action with the shim / with Node's own context",
    ours: 'shim.action',
    theirs: 'ownContext.action',
  },
];
