/**
 * Owns the local runtime's service: it turns WebSockets of the site's own page into sessions on this machine, and
 * sees to it that nothing outlives them. It shares the HTTP server of the site.
 */
import type { EventEmitter } from 'node:events';
import { mkdir } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import type { Server } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { addedPackages, type Packages } from '../../site/lib/files/packages.ts';
import {
  CLOSE_FULL,
  CLOSE_STOPPED,
  MAX_MESSAGE,
  SUBPROTOCOL,
} from '../../site/lib/runtime/local/protocol.ts';
import type { BootProgress } from '../../site/lib/runtime/runtime.ts';
import { type AdmissionRules, type Refusal, refuse } from './admission.ts';
import { defaultCacheFolder, sweepCache } from './cache-folder.ts';
import { type Ground, nativeGround, type Place } from './ground.ts';
import { atRest, type Occasion } from './idle.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { npmVersion } from './npm.ts';
import { pruneStores } from './old-stores.ts';
import { createSession, type Session } from './session.ts';
import { type SharedPreparation, sharePreparation } from './shared-preparation.ts';
import type { SpareRecipe } from './spare.ts';
import { keepSpare, type SpareKeeper } from './spare-keeper.ts';
import { templatePackages } from './template-store.ts';

const MAX_SESSIONS = 8;
const PING_MS = 5000;
const MISSED_PINGS = 2;

export interface LocalRuntimeServiceOptions extends AdmissionRules {
  /** The exact path of the WebSocket; upgrades of other paths are left to others. */
  readonly path: string;
  /** Holds the package.json and package-lock.json of the app that every session is laid over. */
  readonly templateFolder: string;
  readonly cacheFolder?: string | undefined;
  /** Where sessions live; by default in the cache folder, with everything that this machine's Node can do. */
  readonly ground?: Ground | undefined;
  /** What each process of a session may take, with all it starts. */
  readonly limits?: Limits | undefined;
  log?(line: string): void;
}

/** What is needed of an HTTP server; Vite's may be of several kinds. */
export type UpgradingServer = EventEmitter & Pick<Server, 'address'>;

export interface LocalRuntimeService {
  sessions(): number;
  /**
   * Keeps an app ready for the next session from now on, where Node can do everything.
   * @param occasion When one may be made; by default when the machine has time and memory for it.
   * @returns Resolves with true when one waits; with false if there will be none.
   */
  keepSpare(recipe: SpareRecipe, occasion?: Occasion): Promise<boolean>;
  /** Ends every session and leaves the HTTP server as it was. */
  close(): Promise<void>;
  /** The same at once, for the `exit` event of the process, which waits for nothing. */
  closeNow(): void;
}

/**
 * Attaches the service to an HTTP server, which should listen on 127.0.0.1 only.
 * @param httpServer A server that is or will be listening.
 * @throws {TypeError} If the key could not travel as a WebSocket subprotocol or is short enough to guess.
 */
export function attachLocalRuntime(
  httpServer: UpgradingServer,
  options: LocalRuntimeServiceOptions,
): LocalRuntimeService {
  if (!/^[\w-]{16,}$/.test(options.key)) {
    throw new TypeError(
      'The key must be at least 16 letters, digits, "-" or "_"; use randomBytes(24).toString("base64url").',
    );
  }
  const { cacheFolder = defaultCacheFolder(), templateFolder, log = () => {} } = options;
  const sockets = new Set<WebSocket>();
  // Also those whose socket has closed, until nothing of them is left.
  const sessions = new Set<Session>();
  const ground = options.ground ?? nativeGround({ templateFolder, cacheFolder });
  const prepareFor =
    (packages: Packages) =>
    (onProgress: (progress: BootProgress) => void, signal: AbortSignal): Promise<() => Promise<Place>> =>
      ground.prepare(onProgress, signal, packages);
  /** By what is wanted beside the template's packages. */
  const preparations = new Map<string, SharedPreparation<() => Promise<Place>>>();
  const makePlace = async (
    onProgress: (progress: BootProgress) => void,
    packages: Packages,
  ): Promise<Place> => {
    const key = JSON.stringify(packages);
    const preparation = preparations.get(key) ?? sharePreparation(prepareFor(packages));
    preparations.set(key, preparation);
    return (await preparation.get(onProgress))();
  };
  const findPackage = async (name: string, range: string, signal: AbortSignal): Promise<string> => {
    await mkdir(cacheFolder, { recursive: true });
    return await npmVersion(cacheFolder, name, range, signal);
  };
  const { limits = defaultLimits } = options;
  let spares: SpareKeeper | null = null;
  let isClosed = false;
  const webSockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE,
    // Or the first subprotocol offered would be answered, and that may be the key.
    handleProtocols: () => SUBPROTOCOL,
  });

  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    if (request.url !== options.path) return;
    const refusal = refuse(request, options);
    if (refusal) {
      log(`Refused a connection to the local runtime: ${refusal.message}`);
      answer(socket, refusal);
      return;
    }
    webSockets.handleUpgrade(request, socket, head, open);
  };

  const open = (socket: WebSocket): void => {
    socket.on('error', (error) => log(`A connection to the local runtime failed: ${error.message}`));
    if (sockets.size >= MAX_SESSIONS) {
      socket.close(CLOSE_FULL, `${MAX_SESSIONS} labs are open already; close one of their tabs and reload.`);
      return;
    }
    const session = createSession({
      ground,
      makePlace: async (onProgress, named) =>
        makePlace(onProgress, addedPackages(named, await templatePackages(templateFolder))),
      findPackage,
      isOwnPort: (port) => port === portOf(httpServer),
      limits,
      claimSpare: (files) => spares?.claim(files) ?? null,
      send: (message) => {
        if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
      },
    });
    sockets.add(socket);
    sessions.add(session);
    watch(socket);
    socket.on('message', (data, isBinary) => {
      const message = isBinary ? undefined : parse(data.toString());
      if (message === undefined) socket.close(1003, 'Expected JSON.');
      else session.receive(message);
    });
    socket.on('close', () => {
      sockets.delete(socket);
      void end(session);
    });
  };

  const end = async (session: Session): Promise<void> => {
    try {
      await session.end();
    } catch (error) {
      log(`A session could not be cleaned up: ${String(error)}`);
    }
    sessions.delete(session);
  };

  void tidyUp(cacheFolder, log).catch((error: unknown) =>
    log(`Old folders could not be removed: ${String(error)}`),
  );
  httpServer.on('upgrade', onUpgrade);

  return {
    sessions: () => sockets.size,
    keepSpare(recipe, occasion = atRest) {
      if (ground.profile !== 'native' || isClosed) return Promise.resolve(false);
      spares ??= keepSpare({ recipe, limits, occasion, makePlace: () => makePlace(() => {}, {}) });
      return spares.ready();
    },
    async close() {
      isClosed = true;
      httpServer.off('upgrade', onUpgrade);
      await Promise.all([...preparations.values()].map((each) => each.stop()));
      await Promise.all([spares?.close(), ...[...sessions].map(end)]);
      for (const socket of sockets) socket.close(CLOSE_STOPPED, 'it was stopped');
      webSockets.close();
    },
    closeNow() {
      spares?.closeNow();
      for (const session of sessions) session.endNow();
    },
  };
}

/** Removes what is of no use any more in the cache folder. */
async function tidyUp(cacheFolder: string, log: (line: string) => void): Promise<void> {
  const left = await sweepCache(cacheFolder);
  if (left > 0) log(`Removed ${left} folders of a service that was killed.`);
  const unused = await pruneStores(cacheFolder);
  if (unused > 0) log(`Removed the packages of ${unused} versions that were not used for two months.`);
}

/** Ends a connection whose other end vanished without a word, so that its processes end too. */
function watch(socket: WebSocket): void {
  let missed = 0;
  socket.on('pong', () => {
    missed = 0;
  });
  const timer = setInterval(() => {
    if (missed >= MISSED_PINGS) return socket.terminate();
    missed += 1;
    socket.ping();
  }, PING_MS);
  socket.on('close', () => clearInterval(timer));
}

const STATUS_TEXT: Readonly<Record<Refusal['status'], string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  421: 'Misdirected Request',
};

function answer(socket: Duplex, { status, message }: Refusal): void {
  socket.on('error', () => {});
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_TEXT[status]}`,
      'Connection: close',
      'Content-Type: text/plain; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(message)}`,
      '',
      message,
    ].join('\r\n'),
  );
}

function portOf(server: UpgradingServer): number | undefined {
  const address = server.address();
  return typeof address === 'object' ? address?.port : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
