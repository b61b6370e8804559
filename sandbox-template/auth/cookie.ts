// Owns the session cookie: its name, its signature, its attributes.
import 'server-only';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export const COOKIE_NAME = 'stagedoor_session';

/** No `secure`: the lab serves the shop over plain http. Behind https, add it. */
export const COOKIE_OPTIONS = { httpOnly: true, sameSite: 'lax', path: '/' } as const;

const globals = globalThis as typeof globalThis & { stagedoorSecret?: string };

// Sessions live in memory, so a secret that lives as long as the process is enough. It outlives module
// reloads.
globals.stagedoorSecret ??= randomBytes(32).toString('hex');
const secret = process.env.STAGEDOOR_SECRET ?? globals.stagedoorSecret;

/** The cookie's value for a session: `<sessionId>.<hmac-sha256 as hex>`. */
export function sign(sessionId: string): string {
  return `${sessionId}.${createHmac('sha256', secret).update(sessionId).digest('hex')}`;
}

/** The session id inside a cookie value, or null if we did not sign it. */
export function verify(value: string): string | null {
  const sessionId = value.slice(0, value.lastIndexOf('.'));
  const given = Buffer.from(value);
  const expected = Buffer.from(sign(sessionId));
  // timingSafeEqual throws on different lengths, and the length of a right value is no secret.
  return given.length === expected.length && timingSafeEqual(given, expected) ? sessionId : null;
}
