/**
 * Owns who may open a session: the page that `npm start` serves, on this machine, and nobody else. A web page
 * anywhere can try to open a WebSocket to localhost, so each of these alone would not be enough.
 */
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIPv4 } from 'node:net';
import { keySubprotocol, SUBPROTOCOL } from '../../site/lib/runtime/local/protocol.ts';

export interface Refusal {
  readonly status: 400 | 401 | 403 | 421;
  readonly message: string;
}

export interface AdmissionRules {
  readonly key: string;
  readonly allowedOrigins: () => readonly string[];
  readonly allowedHosts: () => readonly string[];
}

/** @returns Why the request is refused, or undefined if it may become a session. */
export function refuse(request: IncomingMessage, rules: AdmissionRules): Refusal | undefined {
  if (!isLoopback(request.socket.remoteAddress)) {
    return { status: 403, message: 'The local runtime serves only this machine.' };
  }
  // Another name for 127.0.0.1 in Host is how a foreign page gets around the same-origin policy (DNS rebinding).
  if (!isOneOf(only(request, 'host'), rules.allowedHosts())) {
    return { status: 421, message: `Unknown Host; expected ${listed(rules.allowedHosts())}.` };
  }
  if (!isOneOf(only(request, 'origin'), rules.allowedOrigins())) {
    return { status: 403, message: `Unknown Origin; expected ${listed(rules.allowedOrigins())}.` };
  }
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  if (!offered.includes(SUBPROTOCOL)) {
    return { status: 400, message: `Expected the WebSocket subprotocol ${SUBPROTOCOL}; reload the page.` };
  }
  const expected = keySubprotocol(rules.key);
  if (!offered.some((name) => sameSecret(name, expected))) {
    return { status: 401, message: 'Wrong or missing key; open the link that "npm start" printed.' };
  }
  return undefined;
}

const listed = (names: readonly string[]): string => names.join(' or ') || 'none yet';

const isOneOf = (value: string | undefined, allowed: readonly string[]): boolean =>
  value !== undefined && allowed.includes(value);

/** The value of a header that was sent exactly once; Node silently keeps the first of several. */
function only(request: IncomingMessage, name: string): string | undefined {
  const values = request.headersDistinct[name];
  return values?.length === 1 ? values[0] : undefined;
}

function isLoopback(address: string | undefined): boolean {
  if (address === undefined) return false;
  const plain = address.startsWith('::ffff:') ? address.slice(7) : address;
  return plain === '::1' || (isIPv4(plain) && plain.startsWith('127.'));
}

function sameSecret(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
