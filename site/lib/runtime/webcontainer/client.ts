/**
 * Owns the start of a WebContainer in a page: the host boots and the app's packages download at the same time, the
 * packages are mounted, and what comes out is a {@link Runtime}. Every stage has a watchdog.
 */
import type { BootRuntime } from '../runtime.ts';
import type { WebContainer } from './api.ts';
import { type BootStory, createBootStory } from './boot-progress.ts';
import { engineOf } from './browser-fitness.ts';
import { senseEngine } from './browser-signs.ts';
import { createContainerRuntime } from './container-runtime.ts';
import { browserUnfit, mountFailed, mountHangs, notIsolated } from './failures.ts';
import { bootHost, tearDown } from './host-boot.ts';
import { claimPage } from './page-claim.ts';
import { loadSnapshot, type Snapshot } from './snapshot.ts';
import { defaultTimes, type Times } from './times.ts';
import { within } from './watchdog.ts';

export interface WebContainerOptions {
  /** Where the snapshot's manifest.json and files lie; ends with "/". */
  readonly snapshotUrl: string;
  /** The key that a commercial site has from the host. Fixed by the first boot of a page. */
  readonly apiKey?: string | undefined;
  /** Also mounts what Next compiled beforehand, if the snapshot has it and it fits. */
  readonly compiledCache?: boolean;
  /** Other times for the watchdogs, in milliseconds. */
  readonly times?: Partial<Times>;
}

/**
 * @returns Boots a WebContainer. A page can have one: a second boot rejects with `denied`. It rejects with a
 *   {@link RuntimeError} of any code, or with the reason of the caller's own abort signal, and leaves nothing behind.
 */
export function bootWebContainer(options: WebContainerOptions): BootRuntime {
  const times: Times = { ...defaultTimes, ...options.times };
  return async ({ signal, onProgress } = {}) => {
    signal?.throwIfAborted();
    assertFit();
    const claim = claimPage();
    const ended = new AbortController();
    const abort = (): void => ended.abort(signal?.reason);
    signal?.addEventListener('abort', abort);
    let container: WebContainer | undefined;
    try {
      const story = createBootStory(onProgress ?? (() => {}));
      const booting = bootHost({
        apiKey: options.apiKey,
        times,
        signal: ended.signal,
        onReached: story.reached,
      });
      const loading = loadSnapshot({
        url: options.snapshotUrl,
        times,
        signal: ended.signal,
        onBytes: story.bytes,
      });
      loading.then(story.downloaded, () => {});
      booting.then(
        (booted) => {
          container = booted;
          // It came in the moment in which the other half failed.
          if (ended.signal.aborted) tearDown(booted);
        },
        () => {},
      );
      const [booted, snapshot] = await Promise.all([booting, loading]);
      const furniture = await furnish(booted, snapshot, { ...options, times, story, signal: ended.signal });
      return createContainerRuntime({ container: booted, claim, times, furniture });
    } catch (error) {
      ended.abort(error);
      if (container) tearDown(container);
      claim.release('free');
      throw error;
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  };
}

function assertFit(): void {
  if (engineOf(senseEngine()).fitness === 'unfit') throw browserUnfit();
  if (!globalThis.crossOriginIsolated) throw notIsolated();
}

interface Furnishing {
  readonly compiledCache?: boolean;
  readonly times: Times;
  readonly story: BootStory;
  readonly signal: AbortSignal;
}

/** Mounts the packages, and what was compiled beforehand. @returns What then lies in the root. */
async function furnish(
  container: WebContainer,
  snapshot: Snapshot,
  { compiledCache = false, times, story, signal }: Furnishing,
): Promise<ReadonlySet<string>> {
  story.unpacking();
  const compiled = compiledCache ? snapshot.compiledFor(container.workdir) : Promise.resolve(undefined);
  // Its failure matters to nobody before it is waited for.
  compiled.catch(() => {});
  const inTime = <T>(work: Promise<T>): Promise<T> =>
    within(
      work.catch((error: unknown) => Promise.reject(mountFailed(error))),
      times.mount,
      mountHangs,
      signal,
    );
  await inTime(container.mount(snapshot.tree));
  await mountCompiled(container, compiled, times, signal);
  return new Set(await inTime(container.fs.readdir('.')));
}

/** Whatever goes wrong here costs a few seconds at the first page, and nothing else. */
async function mountCompiled(
  container: WebContainer,
  compiled: Promise<Uint8Array | undefined>,
  times: Times,
  signal: AbortSignal,
): Promise<void> {
  const mount = async (): Promise<void> => {
    const tree = await compiled;
    if (tree && !isLate) await container.mount(tree);
  };
  let isLate = false;
  try {
    await within(mount(), times.compiled, () => new Error('The compiled cache came too late.'), signal);
  } catch {
    isLate = true;
    signal.throwIfAborted();
  }
}
