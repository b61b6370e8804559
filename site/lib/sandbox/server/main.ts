/**
 * The sandbox server's entry: one process that runs the app, lets browsers in, and does what the site asks over stdin.
 * Started as `node server.mjs` in the app's folder with the variables of hand-over.ts, or without an owner, to wait for one.
 */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Handlers } from '../../rpc/rpc.ts';
import { decodeHandOver, type OwnerVariables, waitingLine } from '../hand-over.ts';
import type { SandboxProtocol } from '../protocol.ts';
import { untagValue } from '../value.ts';
import { listActions } from './actions.ts';
import { type ReadyApp, startAhead, startApp } from './app-start.ts';
import { database } from './app-tools.ts';
import { emptyCache, watchCache } from './cache.ts';
import { cacheEventsSince, cachePosition } from './cache-journal.ts';
import { type Host, performCall, replayCall } from './calls.ts';
import { openChannel, openInput } from './channel.ts';
import { conditionHandlers, endConditions, installConditions, observer } from './conditions.ts';
import { limitDiagnostics } from './diagnostics.ts';
import { encodeAnswer } from './flight.ts';
import { heldCall, holdNext, openAllGates, openGate, watchNext } from './gates.ts';
import { openGateway } from './gateway.ts';
import { readAll } from './inner.ts';
import {
  cookieHeader,
  copyJars,
  putJarsBack,
  type SavedJars,
  signEverybodyIn,
  storeCookies,
} from './jars.ts';
import { watchPrinting } from './moments.ts';
import { forgetRace, startRace } from './race.ts';
import { closeContext, createContext } from './request-context.ts';
import { passBarrier } from './revision.ts';
import { takeStart } from './start.ts';
import { onWireCall } from './wire.ts';

const start = takeStart(process.env);

// Before Next loads, which puts a Date and a console of its own around those it finds.
installConditions();
watchPrinting();
const folder = process.cwd();
const saved = new Map<string, { bytes: Uint8Array; jars: SavedJars }>();
const ready = Promise.withResolvers<{ milliseconds: number }>();
// A failed start is told through the `failed` event; nobody may be waiting for this promise yet.
ready.promise.catch(() => {});
let host: Host | null = null;

const running = (): Host => {
  if (!host) throw new Error('The app is still starting.');
  return host;
};

const resetNow = async (seed: string): Promise<void> => {
  openAllGates();
  forgetRace();
  endConditions();
  emptyCache(folder);
  database().reset(seed);
  await signEverybodyIn();
};

let resetting: Promise<void> = Promise.resolve();
/** One after another: somebody who signs in while the database is replaced would sign in to one that is gone. */
const reset = (seed: string): Promise<void> => {
  const mine = resetting.then(() => resetNow(seed));
  resetting = mine.catch(() => {});
  return mine;
};

const handlers: Omit<Handlers<SandboxProtocol>, 'setPreviewOrigins'> = {
  ready: () => ready.promise,
  ping: () => 'pong',
  async request({ path, method, headers, body, as, keepCookies }) {
    const context = createContext();
    try {
      const cookie = cookieHeader(as);
      const all: [string, string][] = cookie === null ? headers : [...headers, ['cookie', cookie]];
      const response = await running().inner.send({ method, path, headers: all, body }, context);
      if (keepCookies && typeof as === 'string') storeCookies(as, response.headers['set-cookie'] ?? []);
      const pairs = Object.entries(response.headersDistinct).flatMap(([name, values]) =>
        (values ?? []).map((value): [string, string] => [name, value]),
      );
      return {
        status: response.statusCode ?? 0,
        headers: pairs,
        body: (await readAll(response)).toString('utf8'),
        cache: [...context.cache],
      };
    } finally {
      closeContext(context);
    }
  },
  listActions: () => listActions(folder, running().app),
  call: (call) => performCall(running(), call),
  replay: (given) => replayCall(running(), given),
  async barrier({ revision }) {
    const errors = await passBarrier(running(), revision);
    // Edited modules may have been evaluated anew.
    watchCache();
    database().observer = observer;
    return errors;
  },
  async reset({ seed }) {
    await reset(seed);
    return null;
  },
  save() {
    const id = randomUUID();
    saved.set(id, { bytes: database().export(), jars: copyJars() });
    return id;
  },
  restore(id) {
    const state = saved.get(id);
    if (!state) throw new Error('There is no such saved state.');
    saved.delete(id);
    openAllGates();
    forgetRace();
    endConditions();
    emptyCache(folder);
    database().import(state.bytes);
    putJarsBack(state.jars);
    return null;
  },
  dump: () => database().dump(),
  hold: ({ action }) => holdNext(action),
  watch: ({ action }) => watchNext(action),
  heldCall,
  open({ gate, how }) {
    openGate(gate, { how });
    return null;
  },
  async answer({ gate, value }) {
    // First, so that what cannot be said leaves the reply held.
    const bytes = await encodeAnswer(folder, untagValue(value));
    openGate(gate, { how: 'answer', value, bytes });
    return null;
  },
  emptyCache() {
    emptyCache(folder);
    return null;
  },
  cachePosition,
  cacheEvents: ({ from }) => cacheEventsSince(from),
  race({ parties }) {
    startRace(parties);
    return null;
  },
  ...conditionHandlers,
};

// Learner code may reject a promise that nobody awaits; that must not end the app it belongs to.
process.on('unhandledRejection', (reason) => console.error(reason));
process.on('uncaughtException', (error) => console.error(error));

const input = openInput();

/**
 * Serves the owner from now on.
 * @param startFor Gives the app, once browsers know that it is coming.
 */
const serve = (owner: OwnerVariables, startFor: () => Promise<Host>): void => {
  const begun = performance.now();
  const channel = openChannel(input, owner.LAB_NONCE, {
    ...handlers,
    async setPreviewOrigins(origins) {
      (await gateway).setOrigins(origins);
      return null;
    },
  });
  onWireCall((call) => channel.emit('call', call));
  const gateway = readFile(new URL('./agent.js', import.meta.url), 'utf8').then((agentScript) =>
    openGateway({
      folder,
      siteOrigin: owner.LAB_SITE_ORIGIN,
      aroundSite: owner.LAB_FRAMED_BY,
      agentScript,
      firstPort: owner.LAB_FIRST_PORT,
      host: () => host,
      onRequest: (method, path) => channel.emit('requestStarted', { method, path }),
    }),
  );
  /** @returns how long it took, in milliseconds. */
  const run = async (): Promise<number> => {
    channel.emit('listening', { ports: (await gateway).ports });
    const started = await startFor();
    // A state is put aside for as long as checks run.
    limitDiagnostics(folder, () => saved.size === 0);
    watchCache();
    database().observer = observer;
    await reset(owner.LAB_SEED);
    host = started;
    return Math.round(performance.now() - begun);
  };
  run().then(
    (milliseconds) => ready.resolve({ milliseconds }),
    (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      channel.emit('failed', { message });
      ready.reject(error instanceof Error ? error : new Error(message));
    },
  );
};

if (start.kind === 'owned') serve(start.owner, () => startApp(folder, start.owner.LAB_BUNDLER));
else {
  const end = (error: unknown): never => {
    console.error(error);
    process.exit(1);
  };
  const beAdopted = (app: ReadyApp, line: string): void => {
    try {
      serve(decodeHandOver(line), app.adopt);
    } catch (error) {
      end(error);
    }
  };
  startAhead(folder, start.bundler).then((app) => {
    input.listen((line) => beAdopted(app, line));
    process.stdout.write(waitingLine(start.word));
  }, end);
}
