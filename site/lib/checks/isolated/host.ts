/**
 * Owns the page's end of checks that are somebody's own. They may be anybody's, so they get a worker inside a frame of an
 * opaque origin: no storage, no cookies, no network, nothing of this site; only the app that is judged, through what is
 * answered here. What holds the worker is ended.
 */
import { PageLeft, type PreviewFrame } from '../../preview/frame.ts';
import { type Caller, createCaller, createResponder, type Handlers } from '../../rpc/rpc.ts';
import type { Control } from '../../sandbox/client/sandbox.ts';
import { sandboxProtocol } from '../../sandbox/protocol.ts';
import type { Check } from '../check.ts';
import type { CheckResult } from '../outcome.ts';
import type { CheckRun, RunOptions } from '../runner.ts';
import { isAppPath } from './app-path.ts';
import { keepOneState, type OneState } from './one-state.ts';
import { appProtocol, framePort, frameProtocol, PAGE_LEFT, runnerProtocol } from './protocol.ts';

/** So often it is asked whether it still answers, and so long it may take: busy machines are slow, and loops are for ever. */
const ASK_EVERY_MS = 1000;
const ANSWERS_WITHIN_MS = 10_000;
/** Longer than a check that keeps to its own limit, with the reset and the start that may come before it. */
const MAX_BETWEEN_RESULTS_MS = 120_000;
const MAX_FRAMES = 20;

/** What is not for checks: where the app is reached, and when it is whole, is the page's business. */
const NOT_FOR_CHECKS: ReadonlySet<string> = new Set(['ready', 'setPreviewOrigins', 'barrier']);

export interface IsolatedOptions {
  /** The document of the frame: it starts a worker with the text that it is sent. */
  readonly frame: string;
  /** The worker's script (worker.ts, bundled). */
  readonly script: string;
  /** A function's body (module-body.ts). */
  readonly body: string;
  /** Where the frame is put. */
  readonly into: HTMLElement;
  /** Ends the worker, when what it judges is left. */
  readonly signal?: AbortSignal | undefined;
}

/** What ended a worker before its time; the message is for whoever wrote the checks. */
export class Ended extends Error {
  override name = 'Ended';
}

class Isolated {
  readonly #element = document.createElement('iframe');
  readonly #runner: Caller<typeof runnerProtocol>;
  readonly #ports: MessagePort[] = [];
  readonly #frames = new Set<PreviewFrame>();
  readonly #stops: (() => void)[] = [];
  readonly #control: MessagePort;
  readonly #app: MessagePort;
  #isClosed = false;

  constructor({ frame, script, body, into, signal }: IsolatedOptions) {
    const [errors, runner, control, app] = [0, 1, 2, 3].map(() => new MessageChannel());
    if (!errors || !runner || !control || !app) throw new Error('No channels.');
    this.#ports.push(errors.port1, runner.port1, control.port1, app.port1);
    this.#control = control.port1;
    this.#app = app.port1;
    this.#runner = createCaller(runnerProtocol, (message) => runner.port1.postMessage(message));
    runner.port1.onmessage = ({ data }) => void this.#runner.receive(data);
    errors.port1.onmessage = ({ data }) => this.end(`checks.ts cannot be run. ${String(data).slice(0, 500)}`);
    const text = `${script}\n;globalThis.defineOwnChecks = async (__lab, __own) => {\n${body}\n};\n`;
    this.#element.setAttribute('sandbox', 'allow-scripts');
    this.#element.title = 'Where your own checks run';
    this.#element.hidden = true;
    this.#element.srcdoc = frame;
    this.#element.addEventListener('load', () => {
      // An opaque origin has no name to send to. The frame's document is ours, and nothing else can be in it by now.
      this.#element.contentWindow?.postMessage(text, '*', [
        errors.port2,
        runner.port2,
        control.port2,
        app.port2,
      ]);
    });
    into.append(this.#element);
    this.#watch();
    this.#endWith(signal);
  }

  /** Ends the worker; whoever waits for it is told. */
  end(message: string): void {
    this.#runner.close(new Ended(message));
    this.close();
  }

  /** The app is somebody else's by then: it must get neither these files nor what a check does to its data. */
  #endWith(signal: AbortSignal | undefined): void {
    const end = (): void => this.end('What these checks judge was left.');
    if (signal?.aborted) end();
    signal?.addEventListener('abort', end);
    this.#stops.push(() => signal?.removeEventListener('abort', end));
  }

  #watch(): void {
    let asked = 0;
    let isAsking = false;
    const timer = setInterval(() => {
      if (isAsking && performance.now() - asked > ANSWERS_WITHIN_MS)
        this.end('checks.ts stopped answering, and was ended. That is what an endless loop looks like.');
      if (isAsking) return;
      isAsking = true;
      asked = performance.now();
      this.#runner.remote.ping().then(
        () => {
          isAsking = false;
        },
        () => {},
      );
    }, ASK_EVERY_MS);
    this.#stops.push(() => clearInterval(timer));
  }

  load(): Promise<readonly Pick<Check, 'id' | 'title'>[]> {
    return this.#runner.remote.load();
  }

  /** @throws {Ended} if it had to be ended. */
  async run(options: Omit<RunOptions, 'checks'>): Promise<CheckRun> {
    const state = keepOneState(() => options.sandbox.control);
    this.#offerApp(options, state);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const noteLife = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => this.end('A check did not end, and was ended.'), MAX_BETWEEN_RESULTS_MS);
    };
    noteLife();
    this.#stops.push(
      () => clearTimeout(timer),
      this.#runner.on('started', ({ id }) => {
        noteLife();
        options.onStart?.(id);
      }),
      this.#runner.on('judged', (result) => options.onResult?.(result)),
    );
    const texts = Object.entries(options.files).filter(
      (file): file is [string, string] => typeof file[1] === 'string',
    );
    try {
      return await this.#runner.remote.run(Object.fromEntries(texts));
    } finally {
      // The runner puts the app back when it ends by itself; one that was ended held or changed what nobody lets go.
      await state.putBack();
    }
  }

  #offerApp({ sandbox, files, openFrame }: Omit<RunOptions, 'checks'>, state: OneState): void {
    const control = new Proxy(sandbox.control, {
      get(_, name: keyof Control) {
        if (NOT_FOR_CHECKS.has(name)) throw new Error('This is not for checks.');
        if (name === 'save' || name === 'restore') return state[name];
        // Another one after each start.
        return sandbox.control[name];
      },
    });
    const controls = createResponder(sandboxProtocol, control, (message) =>
      this.#control.postMessage(message),
    );
    this.#control.onmessage = ({ data }) => void controls.receive(data);
    const waiting = new Map<number, MessagePort>();
    const app = createResponder(
      appProtocol,
      {
        sync: async () => [...(await sandbox.sync(files)).compileErrors],
        openFrame: ({ frame, person }) => {
          const port = waiting.get(frame);
          waiting.delete(frame);
          if (!port) throw new Error('There is no channel for this frame.');
          if (this.#frames.size >= MAX_FRAMES) throw new Error(`A run may open ${MAX_FRAMES} pages.`);
          this.#offerFrame(openFrame(person), port);
          return null;
        },
      },
      (message) => this.#app.postMessage(message),
    );
    this.#app.onmessage = ({ data, ports }) => {
      const announced = framePort.safeParse(data);
      const [port] = ports;
      if (announced.success && port && waiting.size < MAX_FRAMES) waiting.set(announced.data.frame, port);
      else app.receive(data);
    };
    this.#stops.push(
      sandbox.status.subscribe((status) => {
        if (status.phase === 'ready') app.emit('status', { phase: 'ready' });
        else if (status.phase !== 'failed') app.emit('status', { phase: 'other' });
        else app.emit('status', { phase: 'failed', message: status.error.message, fault: status.fault });
      }),
      sandbox.lastStop.listen((stop) => {
        if (stop) app.emit('stopped', stop);
      }),
      sandbox.wire.listen((calls) =>
        app.emit(
          'running',
          calls.filter(({ state }) => state === 'running'),
        ),
      ),
    );
  }

  #offerFrame(frame: PreviewFrame, port: MessagePort): void {
    this.#frames.add(frame);
    this.#ports.push(port);
    const inPage = async <T>(work: () => Promise<T>): Promise<T> => {
      try {
        return await work();
      } catch (error) {
        if (error instanceof PageLeft) throw Object.assign(new Error(error.message), { code: PAGE_LEFT });
        throw error;
      }
    };
    const handlers: Handlers<typeof frameProtocol> = {
      observe: (...args) => inPage(() => frame.agent.observe(...args)),
      waitFor: (...args) => inPage(() => frame.agent.waitFor(...args)),
      act: (...args) => inPage(() => frame.agent.act(...args)),
      startTrace: (...args) => inPage(() => frame.agent.startTrace(...args)),
      stopTrace: (...args) => inPage(() => frame.agent.stopTrace(...args)),
      atRest: (...args) => inPage(() => frame.agent.atRest(...args)),
      ping: () => inPage(() => frame.agent.ping()),
      nextFrame: () => inPage(() => frame.agent.nextFrame()),
      async open(path) {
        // Only ever a path of the app: an address would be another place.
        if (!isAppPath(path))
          throw new Error(
            `page.goto() takes a path such as /events, not ${JSON.stringify(path.slice(0, 80))}.`,
          );
        await frame.open(path);
        return null;
      },
      close: () => {
        frame.close();
        this.#frames.delete(frame);
        return null;
      },
    };
    const responder = createResponder(frameProtocol, handlers, (message) => port.postMessage(message));
    port.onmessage = ({ data }) => void responder.receive(data);
    this.#stops.push(
      frame.path.subscribe((path) => responder.emit('path', path)),
      frame.console.listen((lines) => {
        const line = lines.at(-1);
        if (line) responder.emit('console', line);
      }),
    );
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const stop of this.#stops) stop();
    for (const frame of this.#frames) frame.close();
    this.#frames.clear();
    for (const port of this.#ports) port.close();
    // Takes the worker with it.
    this.#element.remove();
  }
}

export type IsolatedChecks = Pick<Isolated, 'load' | 'run' | 'close'>;

/** Starts a worker with somebody's checks in it. Nothing of them runs before `load`. */
export const isolate = (options: IsolatedOptions): IsolatedChecks => new Isolated(options);

/** What is known of a run that was ended: the results that had come, and the check that was at it. */
export const endedRun = (
  results: readonly CheckResult[],
  current: Pick<Check, 'id' | 'title'> | null,
  { message }: Ended,
): CheckRun => ({
  kind: 'ran',
  results: [
    ...results,
    ...(current ? [{ ...current, status: 'error' as const, message, evidence: [], ms: 0 }] : []),
  ],
});
