/** Owns what is kept of a running app for showing: its calls on the wire and its log, the newest of each. */
import { atom, type ReadableAtom } from 'nanostores';
import type { WireCall } from '../sandbox.ts';

const KEPT_CALLS = 200;
const KEPT_LOG_LINES = 2000;
const KEPT_LINE_LENGTH = 4000;
/** Whoever shows the log is told so often at most, however fast the app prints. */
const TELL_EVERY_MS = 50;

/** Where there are too many, a check's goes first: a run makes some forty, and the learner's own are looked at. */
const withRoom = (calls: readonly WireCall[]): readonly WireCall[] => {
  if (calls.length < KEPT_CALLS) return calls;
  const ofCheck = calls.findIndex(({ source }) => source === 'check');
  return calls.toSpliced(Math.max(ofCheck, 0), 1);
};

export class Recorder {
  readonly #wire = atom<readonly WireCall[]>([]);
  readonly #log = atom<readonly string[]>([]);
  #untold: string[] = [];
  #toldAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

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
    this.#wire.set(at === -1 ? [...withRoom(calls), call] : calls.with(at, call));
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

  /** What is longer than anybody reads is cut. */
  noteLine(line: string): void {
    const more = line.length - KEPT_LINE_LENGTH;
    this.#untold.push(more > 0 ? `${line.slice(0, KEPT_LINE_LENGTH)}… (${more} more characters)` : line);
    // Twice as many as are kept, so that a flood does not copy the list at every line.
    if (this.#untold.length > 2 * KEPT_LOG_LINES) this.#untold = this.#untold.slice(-KEPT_LOG_LINES);
    const wait = this.#toldAt + TELL_EVERY_MS - performance.now();
    if (wait <= 0) this.#tellLines();
    else this.#timer ??= setTimeout(() => this.#tellLines(), wait);
  }

  #tellLines(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#toldAt = performance.now();
    this.#log.set([...this.#log.get(), ...this.#untold].slice(-KEPT_LOG_LINES));
    this.#untold = [];
  }

  clearWire(): void {
    this.#wire.set([]);
  }

  clearLog(): void {
    this.#untold = [];
    this.#log.set([]);
  }
}
