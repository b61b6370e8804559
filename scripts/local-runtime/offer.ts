/** Owns telling a page that asks over HTTP that this machine runs sandboxes; see site/lab/runtime/facts.ts. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** The path of the offer, and of the WebSocket that takes it up. */
export const RUNTIME_PATH = '/runtime';

/** Answers a request for the offer. @returns false if it was for something else. */
export function answerOffer(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method !== 'GET' || request.url?.split('?')[0] !== RUNTIME_PATH) return false;
  response
    .writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify({ runtime: 'local' }));
  return true;
}
