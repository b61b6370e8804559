/**
 * Owns the WebSocket to the local runtime's service: opening it in bounded time, and saying why it did not open.
 */
import { RuntimeError } from '../runtime.ts';
import { keySubprotocol, SUBPROTOCOL } from './protocol.ts';

export interface SocketEvents {
  open(): void;
  message(text: string): void;
  /** Comes exactly once, also when the socket never opened. */
  close(code: number, reason: string): void;
}

export interface Socket {
  send(text: string): void;
  close(): void;
}

/** Opens a WebSocket. A browser has one way to do it; tests in Node need another, which can set the Origin. */
export type OpenSocket = (url: string, protocols: string[], events: SocketEvents) => Socket;

export const openBrowserSocket: OpenSocket = (url, protocols, events) => {
  const socket = new WebSocket(url, protocols);
  socket.onopen = () => events.open();
  socket.onmessage = (message: MessageEvent<unknown>) => {
    if (typeof message.data === 'string') events.message(message.data);
  };
  socket.onclose = (closed) => events.close(closed.code, closed.reason);
  return { send: (text) => socket.send(text), close: () => socket.close(1000) };
};

const CONNECT_MS = 2000;

const unreachable = (url: string): RuntimeError =>
  new RuntimeError(
    'unreachable',
    `No local runtime answers at ${new URL(url).host}. Start it with "npm start" in the project's folder and open the link that it prints.`,
  );

const denied = (): RuntimeError =>
  new RuntimeError(
    'denied',
    'The local runtime refused this page. Open the link that "npm start" printed: it has the right address and carries a key that changes at every start.',
  );

/**
 * A browser does not show a page why a WebSocket was refused. If something answers HTTP at the same place, the
 * runtime is there and refused us.
 */
async function whyRefused(url: string): Promise<RuntimeError> {
  const address = new URL(url);
  address.protocol = address.protocol === 'wss:' ? 'https:' : 'http:';
  try {
    await fetch(address, { mode: 'no-cors', cache: 'no-store', signal: AbortSignal.timeout(CONNECT_MS) });
    return denied();
  } catch {
    return unreachable(url);
  }
}

/**
 * Connects to the service.
 * @param events Messages and the closing of a socket that had opened.
 * @throws {RuntimeError} `unreachable` if nobody answers within 2 s, `denied` if the service refuses this page.
 */
export function connect(
  openSocket: OpenSocket,
  options: { url: string; key: string; signal?: AbortSignal | undefined },
  events: Omit<SocketEvents, 'open'>,
): Promise<Socket> {
  const { url, key, signal } = options;
  // A key with other characters cannot be a subprotocol; the browser would throw a SyntaxError nobody understands.
  if (!/^[\w-]+$/.test(key)) return Promise.reject(denied());
  return new Promise((resolve, reject) => {
    let state: 'opening' | 'open' | 'failed' = 'opening';
    const fail = (error: unknown): void => {
      if (state !== 'opening') return;
      state = 'failed';
      settle();
      socket?.close();
      reject(error);
    };
    const abort = (): void => fail(signal?.reason);
    const timer = setTimeout(() => fail(unreachable(url)), CONNECT_MS);
    const settle = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    };
    let socket: Socket | undefined;
    signal?.addEventListener('abort', abort);
    const opened = openSocket(url, [SUBPROTOCOL, keySubprotocol(key)], {
      open: () => {
        if (state !== 'opening') return;
        state = 'open';
        settle();
        resolve(opened);
      },
      message: (text) => events.message(text),
      close: (code, reason) => {
        if (state === 'open') return events.close(code, reason);
        if (state === 'opening') void whyRefused(url).then(fail);
      },
    });
    socket = opened;
  });
}
