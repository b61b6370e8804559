/**
 * Owns what a hostile page can try against an address. Each function runs inside that page, so it stands for itself; it
 * says "refused", or what was achieved.
 */

/** What of a request can be handed over to a page. */
export type Asked = Pick<RequestInit, 'method' | 'mode' | 'credentials'> & {
  readonly headers?: Record<string, string>;
  readonly body?: string;
};

/** Reads, or sends without reading. An answer that the page cannot look into is as good as none. */
export const tryFetch = async ({ url, init = {} }: { url: string; init?: Asked }): Promise<string> => {
  try {
    const response = await fetch(url, init);
    if (response.type === 'opaque' || response.type === 'opaqueredirect' || response.status >= 400)
      return 'refused';
    return `read ${response.status}: ${(await response.text()).slice(0, 80)}`;
  } catch {
    return 'refused';
  }
};

export const trySocket = ({ url, protocols = [] }: { url: string; protocols?: string[] }): Promise<string> =>
  new Promise((resolve) => {
    const socket = new WebSocket(url, protocols);
    socket.onopen = () => resolve('opened');
    socket.onerror = () => resolve('refused');
  });

export const tryEvents = (url: string): Promise<string> =>
  new Promise((resolve) => {
    const source = new EventSource(url);
    source.onopen = () => resolve('opened');
    source.onerror = () => resolve('refused');
  });

/** Loads it as a part of the page. */
export const tryElement = ({ tag, url }: { tag: 'script' | 'img' | 'link'; url: string }): Promise<string> =>
  new Promise((resolve) => {
    const element = document.createElement(tag);
    element.onload = () => resolve('loaded');
    element.onerror = () => resolve('refused');
    if (tag === 'link') Object.assign(element, { rel: 'stylesheet', href: url });
    else Object.assign(element, { src: url });
    document.body.append(element);
  });

export const tryModule = (url: string): Promise<string> =>
  // As text: what compiles the tests would take an import for one of its own.
  new Function('url', 'return import(url)')(url).then(
    () => 'loaded',
    () => 'refused',
  );

export const tryWorker = (url: string): Promise<string> =>
  new Promise((resolve) => {
    try {
      const worker = new Worker(url);
      worker.onerror = () => resolve('refused');
      worker.onmessage = () => resolve('loaded');
    } catch {
      resolve('refused');
    }
  });

export const tryBeacon = async (url: string): Promise<string> => {
  navigator.sendBeacon(url, 'hello');
  // It tells nobody what came of it; a request after it comes to the server after it.
  await fetch(url, { mode: 'no-cors' }).catch(() => {});
  return 'refused';
};

/** Reads something of another window, or changes it. */
export const tryReach = (what: string): string => {
  try {
    const value: unknown = new Function(`return ${what}`)();
    return `reached ${String(value).slice(0, 80)}`;
  } catch {
    return 'refused';
  }
};
