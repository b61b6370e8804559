/**
 * Owns other companies' services as the app meets them: who was asked for what, who has to wait, what fails, and what the
 * counter shows. The app looks for this on globalThis (sandbox-template/upstream/service.ts says the same on its side).
 * Everything here is by service and not by request: a cached function has no request.
 */
import type { UpstreamService } from '../sandbox.ts';
import { trueNow } from './clock.ts';
import { noteMoment } from './moments.ts';
import { openWait, type Wait } from './waits.ts';

interface UpstreamCall {
  readonly args: readonly unknown[];
  /** Milliseconds since 1970, of the true time. */
  readonly at: number;
}

const calls = new Map<UpstreamService, UpstreamCall[]>();
const holds = new Map<UpstreamService, Set<Wait>>();
const failures = new Map<UpstreamService, string[]>();
const counts = new Map<string, number>();

const listOf = <K, V>(map: Map<K, V[]>, key: K): V[] => {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
};

const arrive = async (service: UpstreamService, args: readonly unknown[]): Promise<void> => {
  listOf(calls, service).push({ args, at: trueNow() });
  noteMoment({ kind: 'upstream', service });
  for (let hold = firstHold(service); hold; hold = firstHold(service)) await hold.pass();
  // Asked last, so that a held call can still be told to fail.
  const failure = failures.get(service)?.shift();
  if (failure !== undefined) throw new Error(failure);
};

const firstHold = (service: UpstreamService): Wait | undefined => [...(holds.get(service) ?? [])][0];

/** Puts this in the app's way. Calling it again does nothing. */
export function installUpstream(): void {
  Object.assign(globalThis, {
    [Symbol.for('stagedoor.upstream')]: { arrive, count: (name: string) => counts.get(name) ?? null },
  });
}

/** What the service was asked since the last reset, in order; what failed or waits counts too. */
export const upstreamCalls = (service: UpstreamService): readonly UpstreamCall[] => calls.get(service) ?? [];

/** Every call of the service waits. @returns the id of the {@link Wait}. */
export function holdUpstream(service: UpstreamService): string {
  const waits = holds.get(service) ?? new Set();
  holds.set(service, waits);
  const wait = openWait(() => waits.delete(wait));
  waits.add(wait);
  return wait.id;
}

/** The next call of the service rejects with this message. */
export const failNextUpstream = (service: UpstreamService, message: string): void =>
  void listOf(failures, service).push(message);

/** What the counter shows under this name from now on. */
export const setCounter = (name: string, value: number): void => void counts.set(name, value);

/** Nothing was asked, nothing fails, the counter shows what is made up. What is held goes on when its wait is opened. */
export function resetUpstream(): void {
  calls.clear();
  failures.clear();
  counts.clear();
}
