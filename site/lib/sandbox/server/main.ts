/**
 * The sandbox server's entry: one process that runs the app, lets browsers in, and does what the site asks over stdin.
 * Started as `node server.mjs` in the app's folder with LAB_NONCE, LAB_SITE_ORIGIN, LAB_SEED, LAB_BUNDLER and LAB_FIRST_PORT.
 */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import type { Handlers } from '../../rpc/rpc.ts';
import type { SandboxProtocol } from '../protocol.ts';
import { untagValue } from '../value.ts';
import { compileEverything, listActions } from './actions.ts';
import { database } from './app-tools.ts';
import { emptyCache, watchCache } from './cache.ts';
import { cacheEventsSince, cachePosition } from './cache-journal.ts';
import { type Host, performCall, replayCall } from './calls.ts';
import { openChannel } from './channel.ts';
import { conditionHandlers, endConditions, installConditions, observer } from './conditions.ts';
import { encodeAnswer } from './flight.ts';
import { heldCall, holdNext, openAllGates, openGate, watchNext } from './gates.ts';
import { type Gateway, openGateway } from './gateway.ts';
import { openInner, readAll } from './inner.ts';
import {
  cookieHeader,
  copyJars,
  putJarsBack,
  type SavedJars,
  signEverybodyIn,
  storeCookies,
} from './jars.ts';
import { watchPrinting } from './moments.ts';
import { startNext } from './next-app.ts';
import { forgetRace, startRace } from './race.ts';
import { closeContext, createContext } from './request-context.ts';
import { askRevision, passBarrier, writeRevisionRoute } from './revision.ts';
import { onWireCall } from './wire.ts';

const environment = z
  .object({
    LAB_NONCE: z.string().min(16),
    LAB_SITE_ORIGIN: z.url(),
    LAB_SEED: z.string().default('stagedoor'),
    LAB_BUNDLER: z.enum(['turbopack', 'webpack']).default('turbopack'),
    LAB_FIRST_PORT: z.coerce.number().int().min(0).max(65_000).default(0),
  })
  .parse(process.env);
// The app has no business with these.
for (const name of Object.keys(environment)) delete process.env[name];

// Before Next loads, which puts a Date and a console of its own around those it finds.
installConditions();
watchPrinting();
const folder = process.cwd();
const started = performance.now();
const saved = new Map<string, { bytes: Uint8Array; jars: SavedJars }>();
const ready = Promise.withResolvers<{ milliseconds: number }>();
// A failed start is told through the `failed` event; nobody may be waiting for this promise yet.
ready.promise.catch(() => {});
let host: Host | null = null;

const running = (): Host => {
  if (!host) throw new Error('The app is still starting.');
  return host;
};

const reset = async (seed: string): Promise<void> => {
  openAllGates();
  forgetRace();
  endConditions();
  emptyCache(folder);
  database().reset(seed);
  await signEverybodyIn();
};

const handlers: Handlers<SandboxProtocol> = {
  ready: () => ready.promise,
  ping: () => 'pong',
  async setPreviewOrigins(origins) {
    (await gateway).setOrigins(origins);
    return null;
  },
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

const channel = openChannel(environment.LAB_NONCE, handlers);
onWireCall((call) => channel.emit('call', call));
// Learner code may reject a promise that nobody awaits; that must not end the app it belongs to.
process.on('unhandledRejection', (reason) => console.error(reason));
process.on('uncaughtException', (error) => console.error(error));

const openDoors = async (): Promise<Gateway> =>
  openGateway({
    siteOrigin: environment.LAB_SITE_ORIGIN,
    agentScript: await readFile(new URL('./agent.js', import.meta.url), 'utf8'),
    firstPort: environment.LAB_FIRST_PORT,
    host: () => host,
    onRequest: (method, path) => channel.emit('requestStarted', { method, path }),
  });
const gateway = openDoors();

/** @returns how long it took, in milliseconds from the start of the process's own code. */
const start = async (): Promise<number> => {
  channel.emit('listening', { ports: (await gateway).ports });
  await writeRevisionRoute(folder);
  const inner = await openInner();
  const app = await startNext(folder, environment.LAB_BUNDLER, inner.origin);
  inner.connect(app);
  const answered = await askRevision({ inner });
  if (answered === null) {
    const messages = await compileEverything(app);
    throw new Error(messages[0] ?? "The app's first page did not answer.");
  }
  watchCache();
  database().observer = observer;
  await reset(environment.LAB_SEED);
  host = { folder, app, inner };
  return Math.round(performance.now() - started);
};

start().then(
  (milliseconds) => ready.resolve({ milliseconds }),
  (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    channel.emit('failed', { message });
    ready.reject(error instanceof Error ? error : new Error(message));
  },
);
