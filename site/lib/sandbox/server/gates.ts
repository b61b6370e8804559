/** Owns holding the reply of an action: the action has run, but nobody hears of it until the gate is opened. */
import { randomUUID } from 'node:crypto';
import type { WireCall } from '../sandbox.ts';

/** How a gate was opened: let the reply go, lose the connection, or answer with a server error instead. */
export type Opening = 'release' | 'lose' | 'fail';

interface Gate {
  readonly action: string;
  readonly held: PromiseWithResolvers<WireCall>;
  readonly opening: PromiseWithResolvers<Opening>;
  taken: boolean;
}

const gates = new Map<string, Gate>();

const find = (id: string): Gate => {
  const gate = gates.get(id);
  if (!gate) throw new Error('That gate does not exist any more; a reset opens and forgets all gates.');
  return gate;
};

export const holdNext = (action: string): string => {
  const id = randomUUID();
  gates.set(id, { action, held: Promise.withResolvers(), opening: Promise.withResolvers(), taken: false });
  return id;
};

/** Notices the next call of an action, as {@link holdNext} does, without holding anything. */
export const watchNext = (action: string): string => {
  const id = holdNext(action);
  find(id).opening.resolve('release');
  return id;
};

export const heldCall = (id: string): Promise<WireCall> => find(id).held.promise;

export const openGate = (id: string, how: Opening): void => {
  find(id).opening.resolve(how);
  gates.delete(id);
};

/** Opens and forgets every gate. */
export const openAllGates = (): void => {
  for (const [id] of gates) openGate(id, 'release');
};

/** Waits at the gate for this action if there is one. */
export async function passGate(action: string, onHeld: () => WireCall): Promise<Opening> {
  const gate = [...gates.values()].find((each) => !each.taken && each.action === action);
  if (!gate) return 'release';
  gate.taken = true;
  gate.held.resolve(onHeld());
  return await gate.opening.promise;
}
