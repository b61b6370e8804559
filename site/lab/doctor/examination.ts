/** Owns one examination: what this browser says of itself, the start of the app stage by stage, and the behaviours. */
import { atom, type ReadableAtom } from 'nanostores';
import type { Preflight } from '../../lib/runtime/webcontainer/preflight.ts';
import { createSandbox } from '../../lib/sandbox/client/sandbox.ts';
import { fetchTemplate } from '../lesson-data.ts';
import { bootChosen, runtimeNews } from '../runtime/boot.ts';
import { findFacts } from '../runtime/facts.ts';
import { type Behaviour, behaviours, holds } from './behaviours.ts';
import { probe } from './probe.ts';

export interface Finding {
  readonly group: 'browser' | 'start' | 'behaviour';
  readonly name: string;
  /** `note` is neither good nor bad. */
  readonly verdict: 'good' | 'bad' | 'note';
  readonly detail: string;
  /** How long it took, where that says something. */
  readonly ms: number | null;
}

export interface Examination {
  readonly state: 'idle' | 'running' | 'ended';
  /** What is being done now. */
  readonly now: string | null;
  readonly findings: readonly Finding[];
}

const megabytes = (bytes: number | null): string =>
  bytes === null ? 'not told' : `${Math.round(bytes / 1e6)} MB`;

const aboutBrowser = ({
  engine,
  isIsolated,
  storage,
  isSmallDevice,
  savesData,
  isOtherTabRunning,
}: Preflight): Finding[] => {
  const note = (name: string, detail: string, verdict: Finding['verdict'] = 'note'): Finding => ({
    group: 'browser',
    name,
    verdict,
    detail,
    ms: null,
  });
  const fitness = {
    fine: 'runs WebContainers',
    beta: 'runs WebContainers with reservations',
    unfit: 'runs none',
  };
  return [
    note('Engine', `${engine.name}, ${fitness[engine.fitness]}`, engine.fitness === 'unfit' ? 'bad' : 'good'),
    note(
      'Cross-origin isolation',
      isIsolated ? 'yes' : 'no; the site lacks the headers',
      isIsolated ? 'good' : 'bad',
    ),
    note(
      'Storage',
      storage.isUsable ? `usable, free: ${megabytes(storage.freeBytes)}` : 'not usable; each visit downloads',
    ),
    note('Small device', isSmallDevice ? 'yes' : 'no'),
    note('Saves data', savesData ? 'yes' : 'no'),
    note('Another tab runs the app', isOtherTabRunning ? 'yes' : 'no'),
  ];
};

const state = atom<Examination>({ state: 'idle', now: null, findings: [] });
export const examination: ReadableAtom<Examination> = state;

const say = (now: string): void => state.set({ ...state.get(), now });
const note = (...findings: Finding[]): void =>
  state.set({ ...state.get(), findings: [...state.get().findings, ...findings] });
const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

type App = ReturnType<typeof createSandbox>;

/** Stages of a start, as a list of findings names them. */
const stageNames: Readonly<Record<string, string>> = {
  looking: 'Look at what can run here',
  connecting: 'Connect to a runtime',
  downloading: 'Download the packages',
  booting: 'Boot the WebContainer',
  unpacking: 'Unpack the packages',
  installing: 'Install the packages',
  mounting: 'Copy the app’s files',
  starting: 'Start the server',
  compiling: 'Open the first page',
};

/** Follows a start. @returns when it has come up. @throws why it has not. */
const untilUp = (sandbox: App): Promise<void> =>
  new Promise((resolve, reject) => {
    let stage = '';
    let since = performance.now();
    const end = (): void => {
      if (stage !== '')
        note({
          group: 'start',
          name: stageNames[stage] ?? stage,
          verdict: 'note',
          detail: '',
          ms: Math.round(performance.now() - since),
        });
    };
    const begin = (next: string): void => {
      if (next === stage) return;
      end();
      [stage, since] = [next, performance.now()];
    };
    const stop = sandbox.status.subscribe((status) => {
      if (status.phase === 'booting') {
        begin(status.progress?.stage ?? 'looking');
        say(status.progress?.label ?? 'Looking at what can run here');
      } else if (status.phase === 'failed') {
        end();
        queueMicrotask(() => stop());
        reject(status.error);
      } else {
        begin(status.phase);
        say(`The app: ${status.phase}`);
        if (status.phase !== 'ready') return;
        queueMicrotask(() => stop());
        resolve();
      }
    });
  });

const observe = async (
  behaviour: Behaviour,
  patient: Parameters<Behaviour['observe']>[0],
): Promise<Finding> => {
  const { name } = behaviour;
  const started = performance.now();
  const took = (): number => Math.round(performance.now() - started);
  try {
    const seen = await behaviour.observe(patient);
    const good = holds(behaviour, seen);
    const detail = good ? '' : `saw ${JSON.stringify(seen)} instead of ${JSON.stringify(behaviour.expected)}`;
    return { group: 'behaviour', name, verdict: good ? 'good' : 'bad', detail, ms: took() };
  } catch (error) {
    return { group: 'behaviour', name, verdict: 'bad', detail: wordsOf(error), ms: took() };
  }
};

/** Examines this browser and the runtime that is chosen in it. Ends the app afterwards; never rejects. */
export async function examine(): Promise<void> {
  state.set({ state: 'running', now: 'Looking at this browser', findings: [] });
  const started = performance.now();
  note(...aboutBrowser((await findFacts()).preflight));
  const template = await fetchTemplate().catch((error: unknown) => {
    note({ group: 'start', name: 'The app’s files', verdict: 'bad', detail: wordsOf(error), ms: null });
    return null;
  });
  if (template) {
    const sandbox = createSandbox({
      boot: bootChosen,
      files: { ...template, ...probe },
      siteOrigin: location.origin,
      seed: 'doctor',
    });
    try {
      await untilUp(sandbox);
      const ms = Math.round(performance.now() - started);
      const kind = sandbox.runtimeKind.get() ?? 'unknown';
      note({
        group: 'start',
        name: `The app is up, in the runtime: ${kind}`,
        verdict: 'good',
        detail: '',
        ms,
      });
      const news = runtimeNews.get();
      if (news.kind === 'fell-back')
        note({ group: 'start', name: 'It fell back', verdict: 'bad', detail: news.why, ms: null });
      for (const behaviour of behaviours) {
        say(behaviour.name);
        note(await observe(behaviour, { sandbox, template }));
      }
    } catch (error) {
      note({
        group: 'start',
        name: 'The app did not start',
        verdict: 'bad',
        detail: wordsOf(error),
        ms: null,
      });
    } finally {
      await sandbox.dispose();
    }
  }
  state.set({ ...state.get(), state: 'ended', now: null });
}
