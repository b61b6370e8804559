/**
 * Owns holding the reply of an action: the action has run, but nobody hears of it until the gate is opened. Gates of one
 * action queue up: the first takes the first reply. Watching a call takes no reply from anybody.
 */
import { randomUUID } from 'node:crypto';
import type { WireCall } from '../sandbox.ts';
import type { TaggedValue } from '../value.ts';

/** How a gate was opened: let the reply go, lose the connection, answer with a server error or with another value. */
export type Opening =
  | { readonly how: 'release' | 'lose' | 'fail' }
  | { readonly how: 'answer'; readonly value: TaggedValue; readonly bytes: Uint8Array };

interface Watch {
  readonly action: string;
  readonly seen: PromiseWithResolvers<WireCall>;
  taken: boolean;
}
interface Gate extends Watch {
  readonly opening: PromiseWithResolvers<Opening>;
}

const RELEASE: Opening = { how: 'release' };

const gates = new Map<string, Gate>();
const watches = new Map<string, Watch>();

const forgotten = (): Error =>
  new Error('That gate does not exist any more; a reset opens and forgets all gates.');

export const holdNext = (action: string): string => {
  const id = randomUUID();
  gates.set(id, { action, seen: Promise.withResolvers(), opening: Promise.withResolvers(), taken: false });
  return id;
};

/** Notices the next call of an action, as {@link holdNext} does, without holding anything. */
export const watchNext = (action: string): string => {
  const id = randomUUID();
  watches.set(id, { action, seen: Promise.withResolvers(), taken: false });
  return id;
};

export const heldCall = (id: string): Promise<WireCall> => {
  const watch = gates.get(id) ?? watches.get(id);
  if (!watch) throw forgotten();
  return watch.seen.promise;
};

export const openGate = (id: string, opening: Opening): void => {
  const gate = gates.get(id);
  if (!gate) throw forgotten();
  gate.opening.resolve(opening);
  gates.delete(id);
};

/** Opens and forgets every gate, and everything that was watched for. */
export const openAllGates = (): void => {
  for (const [id] of gates) openGate(id, RELEASE);
  watches.clear();
};

const firstOf = <W extends Watch>(waiting: ReadonlyMap<string, W>, action: string): W | undefined => {
  const watch = [...waiting.values()].find((each) => !each.taken && each.action === action);
  if (watch) watch.taken = true;
  return watch;
};

/**
 * Tells whoever watches for this action, and waits at its gate if there is one.
 * @param onPass Notes that the action has run, and whether its reply is held now; gives the call as it is then.
 */
export async function passGate(action: string, onPass: (isHeld: boolean) => WireCall): Promise<Opening> {
  const [watch, gate] = [firstOf(watches, action), firstOf(gates, action)];
  if (!watch && !gate) return RELEASE;
  const call = onPass(gate !== undefined);
  watch?.seen.resolve(call);
  gate?.seen.resolve(call);
  return gate ? await gate.opening.promise : RELEASE;
}
