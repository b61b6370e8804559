/** Owns who may speak to a person's port: the preview itself, under its learned name and from its own origin. */
import type { IncomingMessage } from 'node:http';

export interface Objection {
  readonly status: number;
  readonly why: string;
}

/**
 * Says why a request to a person's port is refused, or null.
 * @param origin The origin at which browsers reach this port; undefined until the lab has learned it.
 * @param siteOrigin The origin of the lab, which may show the port in a frame.
 */
export function objection(
  request: IncomingMessage,
  origin: string | undefined,
  siteOrigin: string,
): Objection | null {
  if (!origin) return { status: 503, why: 'The preview is not connected to the lab yet.' };
  if (request.headers.host !== new URL(origin).host) {
    return { status: 421, why: 'This address is only reachable under the name the lab gave it.' };
  }
  const sent = request.headers.origin;
  // Browsers always name the origin of what changes something. Links and images may leave it out.
  const safe = request.method === 'GET' || request.method === 'HEAD';
  if (sent === undefined ? !safe : sent !== origin) {
    return { status: 403, why: 'Only the preview itself may send this. Use Attack to forge a call.' };
  }
  if (isStrange(request, hostnameOf(origin) === hostnameOf(siteOrigin))) {
    return { status: 403, why: 'Another site asked for this. Open the app from the lab.' };
  }
  // A whole address here would reach Next as another host than the one that was just looked at.
  if (!request.url?.startsWith('/')) return { status: 400, why: 'Ask for a path, not for an address.' };
  return null;
}

const hostnameOf = (origin: string): string => new URL(origin).hostname;

/**
 * Whether a page of another origin makes the request: only the lab may show the app, and nobody may load parts of it or
 * read it. Browsers say so about every request (Fetch Metadata); what says nothing is no browser.
 * @param isLabNear The lab has the same host name, so that a page of another site is not the lab's.
 */
function isStrange({ headers }: IncomingMessage, isLabNear: boolean): boolean {
  const from = headers['sec-fetch-site'];
  if (from === undefined || from === 'same-origin' || from === 'none') return false;
  if (headers['sec-fetch-mode'] !== 'navigate') return true;
  return isLabNear && from === 'cross-site';
}
