/** Owns starting whatever runtime this page can have: in the order chosen, with a fallback that is told and not hidden. */

import { atom, type ReadableAtom } from 'nanostores';
import * as texts from '#texts/boot.ts';
import {
  type BootOptions,
  type BootRuntime,
  type Runtime,
  RuntimeError,
  type RuntimeKind,
} from '../../lib/runtime/runtime.ts';
import { bootWebContainer } from '../../lib/runtime/webcontainer/client.ts';
import { chooseRuntime, type Facts, isModest } from './choice.ts';
import { siteRuntime, snapshotUrl } from './config.ts';
import { findFacts } from './facts.ts';
import { localRuntime } from './local.ts';

/** Where the start of a runtime stands, beyond its progress. */
export type RuntimeNews =
  | { readonly kind: 'none' }
  /** Nothing is started before the learner says so. */
  | { readonly kind: 'asks'; readonly why: string; start(): void }
  /** Another runtime than the first runs, and why. */
  | { readonly kind: 'fell-back'; readonly to: RuntimeKind; readonly why: string };

/** What this page could run, for the learner to choose from. */
export interface RuntimeOptions {
  readonly offersLocal: boolean;
  /** Why a WebContainer is out of the question; null if it is not. */
  readonly unfit: string | null;
  /** The only one that the site's owner allows; null if all are. */
  readonly required: RuntimeKind | null;
}

const news = atom<RuntimeNews>({ kind: 'none' });
export const runtimeNews: ReadableAtom<RuntimeNews> = news;
const possible = atom<RuntimeOptions | null>(null);
/** Null until it is known. */
export const runtimeOptions: ReadableAtom<RuntimeOptions | null> = possible;

const starters: Record<RuntimeKind, (facts: Facts) => BootRuntime> = {
  local: () => localRuntime(),
  webcontainer: ({ preflight }) =>
    bootWebContainer({
      snapshotUrl: snapshotUrl(),
      compiledCache: !isModest(preflight),
      apiKey: siteRuntime.apiKey ?? undefined,
    }),
};

/** Asked once in a page: who said yes is not asked again at every restart. */
let mayStart = false;
const askFirst = (why: string, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = (): void => {
      news.set({ kind: 'none' });
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', stop, { once: true });
    news.set({
      kind: 'asks',
      why,
      start() {
        mayStart = true;
        signal?.removeEventListener('abort', stop);
        news.set({ kind: 'none' });
        resolve();
      },
    });
  });

const nothingRuns = (unfit: string | null): RuntimeError =>
  new RuntimeError('unsupported-browser', unfit ?? texts.onlyOnServingMachine);

/**
 * Starts the first runtime that works.
 * @throws {RuntimeError} of the first one tried, since the others stand in for it; or the signal's reason.
 */
export async function bootChosen(options: BootOptions = {}): Promise<Runtime> {
  news.set({ kind: 'none' });
  options.onProgress?.({ stage: 'connecting', label: texts.lookingAtWhatCanRun });
  const facts = await findFacts();
  options.signal?.throwIfAborted();
  const { order, unfit, ask } = chooseRuntime(facts);
  possible.set({ offersLocal: facts.offersLocal, unfit, required: facts.required });
  if (ask !== null && !mayStart) await askFirst(ask, options.signal);
  // Who chose a WebContainer is told why there is none.
  const isUnfit = facts.preference === 'webcontainer' && unfit !== null;
  let first: unknown = isUnfit ? new RuntimeError('unsupported-browser', unfit) : null;
  for (const kind of order) {
    try {
      const runtime = await starters[kind](facts)(options);
      if (first !== null) news.set({ kind: 'fell-back', to: kind, why: wordsOf(first) });
      return runtime;
    } catch (error) {
      options.signal?.throwIfAborted();
      first ??= error;
    }
  }
  throw first ?? nothingRuns(unfit);
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
