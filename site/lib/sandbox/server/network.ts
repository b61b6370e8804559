/**
 * Owns the condition that a learner makes for the network of the app's own pages: replies that come late, not before they
 * are let go, or not at all. It holds nothing by itself: each reply gets a gate of its own, as a check would set one.
 */
import { randomUUID } from 'node:crypto';
import type { CallSource, NetworkCondition } from '../sandbox.ts';
import { holdNext, type Opening, openGate } from './gates.ts';

interface Current {
  readonly id: string;
  readonly condition: NetworkCondition;
  readonly ended: PromiseWithResolvers<void>;
}

let current: Current | null = null;
/** Gates that are closed for a condition, with what will open each by itself. */
const closed = new Map<string, NodeJS.Timeout | null>();

const open = (gate: string, how: Exclude<Opening['how'], 'answer'>): void => {
  const timer = closed.get(gate);
  if (timer === undefined) return;
  clearTimeout(timer ?? undefined);
  closed.delete(gate);
  openGate(gate, { how });
};

const end = (): void => {
  const ended = current?.ended;
  current = null;
  ended?.resolve();
};

/** Ends the condition there is, lets go what it held, and begins this one; null begins none. @returns the condition's id. */
export function setNetwork(condition: NetworkCondition | null): string {
  for (const gate of [...closed.keys()]) open(gate, 'release');
  end();
  const id = randomUUID();
  if (condition) current = { id, condition, ended: Promise.withResolvers() };
  return id;
}

/** Ends the condition there is. Call it when all gates have been opened: there is nothing left to let go. */
export function forgetNetwork(): void {
  for (const timer of closed.values()) clearTimeout(timer ?? undefined);
  closed.clear();
  end();
}

/** Resolves when the condition is no more, at once if it is not the one there is. */
export const networkEnded = async (id: string): Promise<void> => {
  if (current?.id === id) await current.ended.promise;
};

/**
 * Closes a gate before the reply to a page's call, if a condition asks for it. The call has to come to its gate before any
 * other one does, so call this just before.
 */
export function closeForNetwork(source: CallSource, action: string): void {
  if (!current || source !== 'preview') return;
  const { condition } = current;
  const gate = holdNext(action);
  switch (condition.kind) {
    case 'delay':
      closed.set(
        gate,
        setTimeout(() => open(gate, 'release'), condition.milliseconds),
      );
      return;
    case 'hold':
      closed.set(gate, null);
      return;
    default:
      closed.set(gate, null);
      // The next one only. It opens when the call has come to it.
      end();
      queueMicrotask(() => open(gate, condition.kind));
  }
}
