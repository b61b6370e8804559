/**
 * Owns what becomes of headers on their way through the gateway. Towards Next: one canonical address, the person's
 * cookies, nothing compressed. Towards the browser: no cookies, and what an isolated page needs to embed the app.
 */
import type { IncomingMessage } from 'node:http';
import type { Person } from '../sandbox.ts';
import { CANONICAL_HOST, CANONICAL_ORIGIN, type HeaderList } from './inner.ts';
import { cookieHeader } from './jars.ts';

// Set anew below, or meaningless past the gateway. With no-cache, which a browser sends as long as its developer tools
// disable the cache, Next's development server goes around its own cache: the app would behave as it never does. The mark
// is the agent's.
const NOT_FORWARDED =
  /^(host|origin|referer|cookie|accept-encoding|cache-control|pragma|connection|content-length|transfer-encoding|x-forwarded-.*|forwarded|x-lab-mark)$/i;
const NOT_RETURNED = new Set([
  'set-cookie',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'location',
]);

/** A preview's headers as Next gets them. */
export function headersForNext(request: IncomingMessage, person: Person, origin: string): HeaderList {
  const headers: [string, string][] = [];
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    const [name = '', value = ''] = request.rawHeaders.slice(index, index + 2);
    if (!NOT_FORWARDED.test(name)) headers.push([name, value]);
  }
  headers.push(['host', CANONICAL_HOST], ['accept-encoding', 'identity']);
  if (request.headers.origin) headers.push(['origin', CANONICAL_ORIGIN]);
  if (request.headers.referer) {
    headers.push(['referer', request.headers.referer.replace(origin, CANONICAL_ORIGIN)]);
  }
  const cookie = cookieHeader(person);
  if (cookie !== null) headers.push(['cookie', cookie]);
  return headers;
}

/**
 * What every answer carries: the lab's page is isolated, so what it embeds must allow that, in every browser. And the
 * app asks for a process of its own: beside another port of localhost it would share one, and an endless loop in a
 * component would freeze the lab with it.
 * @param framedBy The origins that may show it in a frame, and of the pages around them, with spaces between.
 */
export const embeddable = (framedBy: string): Record<string, string> => ({
  'origin-agent-cluster': '?1',
  'cross-origin-resource-policy': 'cross-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'content-security-policy': `frame-ancestors 'self' ${framedBy}`,
});

/** Next's headers as the browser gets them. @param framedBy See {@link embeddable}. */
export function headersForBrowser(
  incoming: IncomingMessage,
  framedBy: string,
): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined && !NOT_RETURNED.has(name)) headers[name] = value;
  }
  const { location } = incoming.headers;
  if (location !== undefined) headers.location = location.replace(CANONICAL_ORIGIN, '');
  return { ...headers, ...embeddable(framedBy) };
}
