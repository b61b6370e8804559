/** Owns the types of a service worker's world, as far as this one uses it. TypeScript's are either for pages or for workers. */

export interface LastingEvent {
  waitUntil(work: Promise<unknown>): void;
}

export interface FetchEvent extends LastingEvent {
  readonly request: Request;
  /** The page that asks, and the one that a navigation will bring. */
  readonly clientId: string;
  readonly resultingClientId: string;
  respondWith(answer: Promise<Response>): void;
}

export interface ToldEvent extends LastingEvent {
  readonly data: unknown;
  readonly ports: readonly MessagePort[];
}

interface Events {
  readonly install: LastingEvent;
  readonly activate: LastingEvent;
  readonly fetch: FetchEvent;
  readonly message: ToldEvent;
}

export interface WorkerScope {
  readonly location: { readonly origin: string; readonly hostname: string };
  readonly caches: CacheStorage;
  readonly navigator: { readonly storage?: Pick<StorageManager, 'estimate'> };
  readonly registration: Pick<ServiceWorkerRegistration, 'installing' | 'waiting'>;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: {
      type: 'window';
      includeUncontrolled: true;
    }): Promise<readonly { readonly id: string }[]>;
  };
  fetch(request: Request | string, options?: RequestInit): Promise<Response>;
  skipWaiting(): Promise<void>;
  addEventListener<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): void;
}
