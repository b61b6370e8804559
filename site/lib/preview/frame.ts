/**
 * Owns one frame that shows the app: opening paths in it, knowing where it is, and speaking to the agent inside. The
 * learner's preview and the pages that checks drive are both of these.
 */
import { atom, type ReadableAtom } from 'nanostores';
import { type Caller, createCaller, type Remote } from '../rpc/rpc.ts';
import { type ConsoleLine, type Crossing, hello, type PreviewProtocol, previewProtocol } from './protocol.ts';
import { watchPulse } from './pulse.ts';

/** What calls of an agent reject with when another page has taken the place of its own. */
export class PageLeft extends Error {
  override name = 'PageLeft';
}

export interface PreviewFrame {
  /** Where the page is now, without the origin; null before the first page answered. */
  readonly path: ReadableAtom<string | null>;
  readonly console: ReadableAtom<readonly ConsoleLine[]>;
  /** What the page last told of an action call that it made; null before the first. */
  readonly crossing: ReadableAtom<Crossing | null>;
  /** Opens a path. Resolves when the agent of the new page says hello. @throws if none does in time. */
  open(path: string): Promise<void>;
  /** The agent of the page as it is now. @throws if there is none. */
  readonly agent: Remote<PreviewProtocol>;
  close(): void;
}

export interface WatchedFrame extends PreviewFrame {
  /** The page that is open does not answer: something in it runs and does not end. */
  readonly isFrozen: ReadableAtom<boolean>;
  /** The page that is open is there, and a part of it has not come for a while. */
  readonly isUnfinished: ReadableAtom<boolean>;
  /** When somebody last pressed in a page, by `performance.now()`. */
  readonly pressedAt: ReadableAtom<number>;
  /** How many pages have said hello. One may do so after it was given up. */
  readonly arrivals: ReadableAtom<number>;
}

const OPEN_WITHIN_MS = 30_000;
/**
 * What a page of the app may do: everything that a page of its own does, except to put another page in the lab's place.
 * Its origin is not the lab's, so it cannot take these off again.
 */
const ALLOWED =
  'allow-scripts allow-same-origin allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox allow-downloads allow-pointer-lock allow-storage-access-by-user-activation';
const KEPT_LINES = 300;
/** An honest page prints no more; one that wants to fill the lab's memory would. */
const KEPT_LINE_LENGTH = 20_000;

class Frame implements WatchedFrame {
  readonly path = atom<string | null>(null);
  readonly console = atom<readonly ConsoleLine[]>([]);
  readonly crossing = atom<Crossing | null>(null);
  readonly isFrozen = atom(false);
  readonly isUnfinished = atom(false);
  readonly pressedAt = atom(Number.NEGATIVE_INFINITY);
  readonly arrivals = atom(0);
  #stopPulse = (): void => {};
  readonly #element: HTMLIFrameElement;
  readonly #origin: string;
  #caller: Caller<PreviewProtocol> | null = null;
  /** The page that is on its way. */
  #coming: PromiseWithResolvers<void> | null = null;

  constructor(element: HTMLIFrameElement, origin: string) {
    this.#element = element;
    this.#origin = origin;
    element.setAttribute('sandbox', ALLOWED);
    window.addEventListener('message', this.#receive);
  }

  readonly #receive = (event: MessageEvent<unknown>): void => {
    // The source, then the origin, then the shape: only then is it believed.
    if (event.source !== this.#element.contentWindow || event.origin !== this.#origin) return;
    const greeting = hello.safeParse(event.data);
    const [port] = event.ports;
    if (!greeting.success || !port) return;
    this.#caller?.close(new PageLeft('The page was left for another one.'));
    const caller = createCaller(previewProtocol, (message) => port.postMessage(message));
    port.onmessage = (message: MessageEvent<unknown>) => void caller.receive(message.data);
    caller.on('navigated', ({ path }) => this.path.set(path));
    caller.on('console', (line) => this.#noteLine(line));
    caller.on('unfinished', (isUnfinished) => this.isUnfinished.set(isUnfinished));
    caller.on('pressed', () => this.pressedAt.set(performance.now()));
    caller.on('crossed', (crossing) => this.crossing.set(crossing));
    this.#caller = caller;
    this.#stopPulse();
    this.isFrozen.set(false);
    this.isUnfinished.set(false);
    this.#stopPulse = watchPulse(
      () => caller.remote.ping(),
      (isFrozen) => this.isFrozen.set(isFrozen),
    );
    this.path.set(greeting.data.path);
    this.#coming?.resolve();
    this.arrivals.set(this.arrivals.get() + 1);
  };

  #noteLine(line: ConsoleLine): void {
    const kept = { ...line, text: line.text.slice(0, KEPT_LINE_LENGTH) };
    this.console.set([...this.console.get().slice(1 - KEPT_LINES), kept]);
  }

  async open(path: string): Promise<void> {
    const coming = Promise.withResolvers<void>();
    this.#coming?.reject(new PageLeft(`The page was left for ${path} before it had come.`));
    this.#coming = coming;
    const timer = setTimeout(
      () => coming.reject(new Error(`The page ${path} did not open within 30 seconds.`)),
      OPEN_WITHIN_MS,
    );
    const url = new URL(path, this.#origin).href;
    // Replaced, so that the tab's own Back button leaves the lab and does not walk through the app.
    if (this.#element.contentWindow && this.path.get() !== null)
      this.#element.contentWindow.location.replace(url);
    else this.#element.src = url;
    try {
      await coming.promise;
    } finally {
      clearTimeout(timer);
      if (this.#coming === coming) this.#coming = null;
    }
  }

  get agent(): Remote<PreviewProtocol> {
    if (!this.#caller) throw new Error('No page is open in the preview.');
    return this.#caller.remote;
  }

  close(): void {
    window.removeEventListener('message', this.#receive);
    this.#stopPulse();
    const closed = new Error('The preview was closed.');
    this.#caller?.close(closed);
    this.#coming?.reject(closed);
  }
}

/** Takes over an iframe element for one person's origin. */
export const controlFrame = (element: HTMLIFrameElement, origin: string): WatchedFrame =>
  new Frame(element, origin);
