/**
 * Owns the worker's end: the very runner and API that lessons have, over channels to the page. It is bundled into one
 * script, behind which the page writes somebody's checks; they share this worker and nothing else.
 */
import './random-uuid.ts';
import { atom } from 'nanostores';
import { PageLeft, type PreviewFrame } from '../../preview/frame.ts';
import type { ConsoleLine, PreviewProtocol } from '../../preview/protocol.ts';
import { createCaller, createResponder, type Remote, RemoteError } from '../../rpc/rpc.ts';
import type { SandboxStatus, Stop } from '../../sandbox/client/status.ts';
import { sandboxProtocol } from '../../sandbox/protocol.ts';
import type { Person, WireCall } from '../../sandbox/sandbox.ts';
import * as api from '../api.ts';
import type { Check } from '../check.ts';
import { type RunnableApp, runChecks } from '../runner.ts';
import { appProtocol, FRAME_PORT, frameProtocol, PAGE_LEFT, runnerProtocol } from './protocol.ts';

/** What somebody's module is given, and where it puts what it exports. */
type Define = (lab: typeof api, own: { default?: unknown }) => Promise<void>;

declare global {
  /** Written after this script, by the page. */
  var defineOwnChecks: Define | undefined;
}

const nowhere = { anon: '', ana: '', ben: '', orla: '', otto: '' };

const isCheck = (value: unknown): value is Check =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'title' in value &&
  typeof value.title === 'string' &&
  'run' in value &&
  typeof value.run === 'function';

const load = async (): Promise<readonly Check[]> => {
  const own: { default?: unknown } = {};
  await globalThis.defineOwnChecks?.(api, own);
  if (Array.isArray(own.default) && own.default.length > 0 && own.default.every(isCheck)) return own.default;
  throw new Error('checks.ts should say: export default checks(check(…), …).');
};

const openApp = (control: MessagePort, port: MessagePort) => {
  const caller = createCaller(appProtocol, (message) => port.postMessage(message));
  const controls = createCaller(sandboxProtocol, (message) => control.postMessage(message));
  control.onmessage = ({ data }) => void controls.receive(data);
  port.onmessage = ({ data }) => void caller.receive(data);
  const status = atom<SandboxStatus>({ phase: 'starting' });
  const lastStop = atom<Stop | null>(null);
  const wire = atom<readonly WireCall[]>([]);
  caller.on('stopped', (stop) => lastStop.set(stop));
  caller.on('running', (calls) => wire.set(calls));
  caller.on('status', (told) => {
    if (told.phase === 'ready') status.set({ phase: 'ready', previews: nowhere });
    else if (told.phase === 'other') status.set({ phase: 'starting' });
    else status.set({ phase: 'failed', error: new Error(told.message), fault: told.fault });
  });
  const app: RunnableApp = {
    status,
    lastStop,
    wire,
    control: controls.remote,
    sync: async () => ({ revision: 0, how: 'unchanged', compileErrors: await caller.remote.sync() }),
  };
  return { app, caller };
};

let frames = 0;

/** A frame of the page's, as far as checks use one. */
const openFrame =
  (port: MessagePort, opened: (frame: number, person: Person) => Promise<null>) =>
  (person: Person): PreviewFrame => {
    const frame = frames++;
    const { port1: mine, port2: theirs } = new MessageChannel();
    port.postMessage({ kind: FRAME_PORT, frame }, [theirs]);
    const isOpen = opened(frame, person);
    isOpen.catch(() => {});
    const caller = createCaller(frameProtocol, (message) => mine.postMessage(message));
    mine.onmessage = ({ data }) => void caller.receive(data);
    const path = atom<string | null>(null);
    const lines = atom<readonly ConsoleLine[]>([]);
    caller.on('path', (now) => path.set(now));
    caller.on('console', (line) => lines.set([...lines.get(), line]));
    const inPage = async <T>(work: () => Promise<T>): Promise<T> => {
      try {
        await isOpen;
        return await work();
      } catch (error) {
        if (error instanceof RemoteError && error.code === PAGE_LEFT) throw new PageLeft(error.message);
        throw error;
      }
    };
    const { remote } = caller;
    const agent: Remote<PreviewProtocol> = {
      observe: (...args) => inPage(() => remote.observe(...args)),
      waitFor: (...args) => inPage(() => remote.waitFor(...args)),
      act: (...args) => inPage(() => remote.act(...args)),
      startTrace: (...args) => inPage(() => remote.startTrace(...args)),
      stopTrace: (...args) => inPage(() => remote.stopTrace(...args)),
      atRest: (...args) => inPage(() => remote.atRest(...args)),
      ping: () => inPage(() => remote.ping()),
      nextFrame: () => inPage(() => remote.nextFrame()),
    };
    return {
      path,
      console: lines,
      crossing: atom(null),
      open: (to) => inPage(async () => void (await remote.open(to))),
      agent,
      close: () => void remote.close().catch(() => {}),
    };
  };

const begin = ([runner, control, port]: readonly MessagePort[]): void => {
  if (!runner || !control || !port) return;
  const { app, caller } = openApp(control, port);
  let checks: readonly Check[] = [];
  const responder = createResponder(
    runnerProtocol,
    {
      async load() {
        checks = await load();
        return checks.map(({ id, title }) => ({ id, title }));
      },
      run: (files) =>
        runChecks({
          checks,
          sandbox: app,
          files,
          openFrame: openFrame(port, (frame, person) => caller.remote.openFrame({ frame, person })),
          onStart: (id) => responder.emit('started', { id }),
          onResult: (result) => responder.emit('judged', result),
        }),
      ping: () => 'pong' as const,
    },
    (message) => runner.postMessage(message),
  );
  runner.onmessage = ({ data }) => void responder.receive(data);
};

addEventListener('message', ({ ports }: MessageEvent<unknown>) => begin(ports), { once: true });
