/**
 * Owns making a race real. The next N action calls may read as they like, but none of them writes before every one of
 * them either wants to write, waits for somebody's transaction, or is done. Overselling then happens every time,
 * not when the machine feels like it.
 */
import type { JoinedRace, RequestContext } from './request-context.ts';

const GIVE_UP_AFTER_MS = 5000;

class Race implements JoinedRace {
  readonly #parties: number;
  readonly #states = new Map<RequestContext, 'running' | 'waiting' | 'done'>();
  readonly #opened: Promise<void>;
  #open: () => void = () => {};

  constructor(parties: number) {
    this.#parties = parties;
    this.#opened = new Promise((resolve) => {
      this.#open = resolve;
    });
    // A party that never comes must not hold the others for ever.
    setTimeout(() => this.#open(), GIVE_UP_AFTER_MS).unref();
  }

  get isFull(): boolean {
    return this.#states.size >= this.#parties;
  }

  join(context: RequestContext): void {
    context.race = this;
    this.#set(context, 'running');
  }

  async atWrite(context: RequestContext): Promise<void> {
    this.#set(context, 'waiting');
    await this.#opened;
  }

  behindTransaction(context: RequestContext): void {
    this.#set(context, 'waiting');
  }

  finished(context: RequestContext): void {
    this.#set(context, 'done');
  }

  #set(context: RequestContext, state: 'running' | 'waiting' | 'done'): void {
    this.#states.set(context, state);
    if (this.isFull && [...this.#states.values()].every((each) => each !== 'running')) this.#open();
  }
}

let next: Race | null = null;

/** The next `parties` action calls race each other. */
export const startRace = (parties: number): void => {
  next = new Race(parties);
};
/** Lets an action call take its place in the race, if one is waiting for parties. */
export const joinRace = (context: RequestContext): void => {
  if (!next) return;
  next.join(context);
  if (next.isFull) next = null;
};
export const forgetRace = (): void => {
  next = null;
};
