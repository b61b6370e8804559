/** Owns what is kept of a running app for showing: its calls on the wire and its log, the newest of each. */
import { atom, type ReadableAtom } from 'nanostores';
import type { WireCall } from '../sandbox.ts';

const KEPT_CALLS = 200;
const KEPT_LOG_LINES = 2000;

export class Recorder {
  readonly #wire = atom<readonly WireCall[]>([]);
  readonly #log = atom<readonly string[]>([]);

  get wire(): ReadableAtom<readonly WireCall[]> {
    return this.#wire;
  }

  get log(): ReadableAtom<readonly string[]> {
    return this.#log;
  }

  /** A call is told of again as more becomes known; it keeps its place. */
  noteCall(call: WireCall): void {
    const calls = this.#wire.get();
    const at = calls.findIndex((each) => each.id === call.id);
    this.#wire.set(at === -1 ? [...calls.slice(1 - KEPT_CALLS), call] : calls.with(at, call));
  }

  /** The server is gone: nobody will answer what still runs. */
  loseRunning(): void {
    const reply: WireCall['reply'] = {
      status: 0,
      outcome: { kind: 'lost' },
      revalidated: false,
      cookiesSet: [],
      chunks: [],
      ms: 0,
    };
    this.#wire.set(this.#wire.get().map((call) => (call.reply ? call : { ...call, state: 'done', reply })));
  }

  noteLine(line: string): void {
    this.#log.set([...this.#log.get().slice(1 - KEPT_LOG_LINES), line]);
  }

  clearWire(): void {
    this.#wire.set([]);
  }

  clearLog(): void {
    this.#log.set([]);
  }
}
