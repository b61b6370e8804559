/**
 * Owns Next.js inside this process: starting it through its own custom-server API, compiling its routes on demand, and
 * keeping it off the network.
 */

import { EventEmitter } from 'node:events';
import { readdir, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type { Duplex } from 'node:stream';
import { forgoAsyncDebug } from './async-debug.ts';
import { type AsksForStaticPaths, keepStaticPaths, type LoadStaticPaths } from './static-paths.ts';

export type Bundler = 'turbopack' | 'webpack';

/** The part of Next's development server that is used beyond its public API. */
interface DevServer extends AsksForStaticPaths {
  ensurePage(options: {
    page: string;
    clientOnly: boolean;
    definition:
      | {
          kind: 'APP_PAGE' | 'APP_ROUTE';
          page: string;
          bundlePath: string;
          filename: string;
          pathname: string;
          appPaths?: string[];
        }
      | undefined;
  }): Promise<void>;
  getCompilationError(page: string): Promise<unknown>;
}
interface CustomServer {
  prepare(): Promise<void>;
  getRequestHandler(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly server: { getServer(): Promise<DevServer> };
}
type CreateNext = (options: {
  dev: true;
  dir: string;
  hostname: string;
  port: number;
  turbopack: boolean;
  webpack: boolean;
  httpServer: EventEmitter;
}) => CustomServer;

/**
 * What an earlier server left would be believed: its manifests name actions by ids that were made with its key. Turbopack
 * also counts on its own output being there, so with it everything goes; webpack's cache may stay.
 */
const forgetEarlierServer = (folder: string, bundler: Bundler): Promise<void> =>
  rm(join(folder, bundler === 'turbopack' ? '.next' : '.next/dev/server'), { recursive: true, force: true });

/** A route of the app: `/events/[slug]` with the file that makes it. */
export interface Route {
  readonly page: string;
  readonly file: string;
}

/** Resolves packages as the app itself would. */
export const appRequire = (folder: string): NodeJS.Require => createRequire(join(folder, 'package.json'));

/** Next asks the registry for its newest version at every start, without a switch or a time-out (facts of 16.4). */
const stayOffTheNetwork = (): void => {
  const { fetch } = globalThis;
  globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    return /\/-\/package\/next\/dist-tags|telemetry\.nextjs\.org/.test(url)
      ? Promise.reject(new TypeError('The sandbox stays off the network.'))
      : fetch(input, init);
  };
};

/** 32 bytes in base64. */
const SHARED_KEY = Buffer.from('server-actions-lab, not a secret').toString('base64');

const ROUTE_FILE = /^(page|route)\.(tsx|ts|jsx|js)$/;

const findRoutes = async (folder: string, segments: readonly string[]): Promise<Route[]> => {
  const routes: Route[] = [];
  for (const entry of await readdir(join(folder, ...segments), { withFileTypes: true })) {
    if (entry.isDirectory() && !entry.name.startsWith('_'))
      routes.push(...(await findRoutes(folder, [...segments, entry.name])));
    else if (ROUTE_FILE.test(entry.name)) {
      const name = entry.name.replace(/\.\w+$/, '');
      const page = `/${[...segments.slice(1), name].join('/')}`;
      routes.push({ page, file: [...segments, entry.name].join('/') });
    }
  }
  return routes;
};

/** Turbopack names files from its own root, which lies above the app where packages are shared. */
export const pathInApp = (folder: string, file: string): string => {
  const app = `${basename(folder)}/`;
  return file.includes(app) ? file.slice(file.indexOf(app) + app.length) : file;
};

/** A pattern such as `/events/[slug]` from Next's own name for a route, `/events/[slug]/page`. */
export const patternOf = (page: string): string =>
  `/${page
    .split('/')
    .slice(1, -1)
    .filter((segment) => !/^\(.*\)$|^@/.test(segment))
    .join('/')}`;

/** Webpack's own errors carry their place beside the message; Turbopack's and SWC's begin with it. */
const messageOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return 'file' in error && typeof error.file === 'string' && error.file !== ''
    ? `${error.file}\n${error.message}`
    : error.message;
};

export interface NextApp {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  routes(): Promise<Route[]>;
  /** Compiles one route without running it. @returns the compiler's message, or null. */
  compile(route: Route): Promise<string | null>;
  /** Compiles what Next shows when something is broken, so that the first mistake does not wait for it. */
  compileErrorPage(): Promise<void>;
}

/**
 * Starts Next's development server in this process, without a port of its own.
 * @param origin Where Next can reach itself, for actions that it forwards from one page to another.
 */
export async function startNext(folder: string, bundler: Bundler, origin: string): Promise<NextApp> {
  stayOffTheNetwork();
  forgoAsyncDebug();
  await forgetEarlierServer(folder, bundler);
  Object.assign(process.env, {
    NODE_ENV: 'development',
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_IGNORE_INCORRECT_LOCKFILE: '1',
  });
  // A random key makes another cache version each time, so that nothing compiled before would be used. What the key
  // protects is one learner's own copy of a tutorial's app.
  if (bundler === 'webpack') process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = SHARED_KEY;
  // Next listens for upgrades on the server it is given, from its first request on; the gateway hands them over here.
  const upgrades = new EventEmitter();
  const createNext = appRequire(folder)('next') as CreateNext;
  const app = createNext({
    dev: true,
    dir: folder,
    hostname: 'localhost',
    port: 3000,
    turbopack: bundler === 'turbopack',
    webpack: bundler === 'webpack',
    httpServer: upgrades,
  });
  await app.prepare();
  process.env.__NEXT_PRIVATE_ORIGIN = origin;
  const handle = app.getRequestHandler();
  const devServer = await app.server.getServer();
  const { loadStaticPaths } = appRequire(folder)('next/dist/server/dev/static-paths-worker.js') as {
    loadStaticPaths: LoadStaticPaths;
  };
  const staticPaths = keepStaticPaths(devServer, loadStaticPaths);
  return {
    handle,
    upgrade: (request, socket, head) => void upgrades.emit('upgrade', request, socket, head),
    routes: () => findRoutes(folder, ['app']),
    async compileErrorPage() {
      if (bundler !== 'webpack') return;
      await devServer.ensurePage({ page: '/_error', clientOnly: false, definition: undefined });
    },
    async compile({ page: name, file }) {
      const isPage = name.endsWith('/page');
      // Turbopack has resolved Next's own escape for a segment that starts with an underscore; webpack has not.
      const page = bundler === 'turbopack' ? name.replaceAll('%5F', '_') : name;
      staticPaths.forget(patternOf(page));
      try {
        await devServer.ensurePage({
          page,
          clientOnly: false,
          // As Next itself does when a request comes; without its paths webpack leaves a page's layouts out.
          definition: {
            kind: isPage ? 'APP_PAGE' : 'APP_ROUTE',
            page,
            bundlePath: `app${page}`,
            filename: join(folder, file),
            pathname: patternOf(page),
            ...(isPage && { appPaths: [page] }),
          },
        });
        // Webpack resolves all the same when something does not compile, and keeps the errors with the page.
        const left = bundler === 'webpack' ? await devServer.getCompilationError(page) : null;
        return left ? messageOf(left) : null;
      } catch (error) {
        return messageOf(error);
      }
    },
  };
}
