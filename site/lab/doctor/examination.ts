/** Owns one examination: what this browser says of itself, the start of the app stage by stage, and the behaviours. */

import { atom, type ReadableAtom } from 'nanostores';
import * as texts from '#texts/doctor.ts';
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
  bytes === null ? texts.notTold : texts.megabytes(Math.round(bytes / 1e6));

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
    fine: texts.fit,
    beta: texts.fitWithReservations,
    unfit: texts.unfit,
  };
  return [
    note(
      texts.engine,
      `${engine.name}, ${fitness[engine.fitness]}`,
      engine.fitness === 'unfit' ? 'bad' : 'good',
    ),
    note(
      texts.crossOriginIsolation,
      isIsolated ? texts.yes : texts.lacksHeaders,
      isIsolated ? 'good' : 'bad',
    ),
    note(
      texts.storage,
      storage.isUsable ? texts.storageUsable(megabytes(storage.freeBytes)) : texts.storageNotUsable,
    ),
    note(texts.smallDevice, isSmallDevice ? texts.yes : texts.no),
    note(texts.savesData, savesData ? texts.yes : texts.no),
    note(texts.anotherTabRunsTheApp, isOtherTabRunning ? texts.yes : texts.no),
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
  looking: texts.lookAtWhatCanRun,
  connecting: texts.connectToARuntime,
  downloading: texts.downloadThePackages,
  booting: texts.bootTheWebcontainer,
  unpacking: texts.unpackThePackages,
  installing: texts.installThePackages,
  mounting: texts.copyTheAppsFiles,
  starting: texts.startTheServer,
  compiling: texts.openTheFirstPage,
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
        say(status.progress?.label ?? texts.lookingAtWhatCanRun);
      } else if (status.phase === 'failed') {
        end();
        queueMicrotask(() => stop());
        reject(status.error);
      } else {
        begin(status.phase);
        say(texts.appPhase(status.phase));
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
    const detail = good ? '' : texts.sawInsteadOf(JSON.stringify(seen), JSON.stringify(behaviour.expected));
    return { group: 'behaviour', name, verdict: good ? 'good' : 'bad', detail, ms: took() };
  } catch (error) {
    return { group: 'behaviour', name, verdict: 'bad', detail: wordsOf(error), ms: took() };
  }
};

/** Examines this browser and the runtime that is chosen in it. Ends the app afterwards; never rejects. */
export async function examine(): Promise<void> {
  state.set({ state: 'running', now: texts.lookingAtThisBrowser, findings: [] });
  const started = performance.now();
  note(...aboutBrowser((await findFacts()).preflight));
  const template = await fetchTemplate().catch((error: unknown) => {
    note({ group: 'start', name: texts.theAppsFiles, verdict: 'bad', detail: wordsOf(error), ms: null });
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
        name: texts.appIsUp(kind),
        verdict: 'good',
        detail: '',
        ms,
      });
      const news = runtimeNews.get();
      if (news.kind === 'fell-back')
        note({ group: 'start', name: texts.itFellBack, verdict: 'bad', detail: news.why, ms: null });
      for (const behaviour of behaviours) {
        say(behaviour.name);
        note(await observe(behaviour, { sandbox, template }));
      }
    } catch (error) {
      note({
        group: 'start',
        name: texts.theAppDidNotStart,
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
