/** Owns a service worker's world in memory, for tests: caches, a server that can be changed or stopped, windows, events. */
import type { FetchEvent, WorkerScope } from './scope.ts';

const ORIGIN = 'https://lab.example.com';

class FakeCache {
  readonly entries = new Map<string, Response>();
  async match(address: string): Promise<Response | undefined> {
    return this.entries.get(address.replace(/\?.*/, ''))?.clone();
  }
  async put(address: string, response: Response): Promise<void> {
    this.entries.set(address, response);
  }
  async keys(): Promise<{ url: string }[]> {
    return [...this.entries.keys()].map((url) => ({ url }));
  }
}

/** What windows, caches and a server remain when one worker follows another. */
export class FakeBrowser {
  readonly caches = new Map<string, FakeCache>();
  /** What the server has, by path; a number is a status. */
  readonly server = new Map<string, string | number>();
  readonly asked: string[] = [];
  isOnline = true;
  freeBytes = 1e9;
  windows: string[] = [];
  waiting: object | null = null;

  readonly fetch = async (request: Request | string): Promise<Response> => {
    const path = new URL(typeof request === 'string' ? request : request.url).pathname;
    this.asked.push(path);
    if (!this.isOnline) throw new TypeError('Failed to fetch');
    const there = this.server.get(path) ?? 404;
    return typeof there === 'number'
      ? new Response('', { status: there })
      : new Response(there, { headers: { 'Cross-Origin-Embedder-Policy': 'require-corp' } });
  };

  /** @returns The worker's world, and what makes things happen in it. */
  startWorker() {
    const { caches } = this;
    const isWaiting = (): object | null => this.waiting;
    const listeners: Record<string, (event: never) => void> = {};
    let hasSkipped = false;
    const scope = {
      location: new URL(ORIGIN),
      caches: {
        open: async (name: string) => {
          const cache = caches.get(name) ?? new FakeCache();
          caches.set(name, cache);
          return cache;
        },
        keys: async () => [...caches.keys()],
        delete: async (name: string) => caches.delete(name),
      },
      navigator: { storage: { estimate: async () => ({ quota: this.freeBytes, usage: 0 }) } },
      registration: {
        installing: null,
        get waiting() {
          return isWaiting();
        },
      },
      clients: { claim: async () => {}, matchAll: async () => this.windows.map((id) => ({ id })) },
      fetch: this.fetch,
      skipWaiting: async () => {
        hasSkipped = true;
      },
      addEventListener: (name: string, listener: (event: never) => void) => {
        listeners[name] = listener;
      },
    } as unknown as WorkerScope;

    /** Waits for whatever the worker wants the browser to wait for. */
    const happen = async (name: string, event: object = {}): Promise<void> => {
      const work: Promise<unknown>[] = [];
      listeners[name]?.({ ...event, waitUntil: (more: Promise<unknown>) => work.push(more) } as never);
      await Promise.all(work);
    };
    return {
      scope,
      happen,
      hasSkipped: () => hasSkipped,
      /** Says something. @returns What comes back; undefined if nothing does. */
      async tell(data: unknown): Promise<unknown> {
        let told: unknown;
        await happen('message', { data, ports: [{ postMessage: (message: unknown) => (told = message) }] });
        return told;
      },
      /** @returns undefined if the worker leaves the request to the browser. */
      async get(path: string, { mode = 'cors', from = 'a' } = {}): Promise<Response | undefined> {
        let response: Promise<Response> | undefined;
        const request = { url: new URL(path, ORIGIN).href, method: 'GET', mode };
        const respondWith: FetchEvent['respondWith'] = (given) => {
          response = given;
        };
        await happen('fetch', { request, clientId: from, resultingClientId: 'next', respondWith });
        return await response;
      },
    };
  }
}
