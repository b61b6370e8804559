/** Owns the page's WebSocket to the service of its host. */
import { decode, encode } from '@msgpack/msgpack';
import { keySubprotocol, SUBPROTOCOL } from '../../../site/lib/runtime/local/protocol.ts';

export interface ServiceConnection {
  readonly opened: Promise<void>;
  send(message: unknown): void;
}

/** @param token What came with the page; it is good for one connection. */
export function connectService(
  token: string,
  events: { message(message: unknown): void; close(): void },
): ServiceConnection {
  const socket = new WebSocket(`ws://${location.host}/service`, [SUBPROTOCOL, keySubprotocol(token)]);
  socket.binaryType = 'arraybuffer';
  const opened = Promise.withResolvers<void>();
  opened.promise.catch(() => {});
  socket.onopen = () => opened.resolve();
  socket.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data instanceof ArrayBuffer) events.message(decode(data));
  };
  socket.onclose = () => {
    opened.reject(new Error('The host cannot be reached.'));
    events.close();
  };
  return {
    opened: opened.promise,
    send(message) {
      if (socket.readyState !== socket.OPEN) throw new Error('The host has gone away.');
      socket.send(encode(message, { ignoreUndefined: true }));
    },
  };
}
