/** Owns who may speak to a person's port: the preview itself, under its learned name and from its own origin. */
import type { IncomingMessage } from 'node:http';

export interface Objection {
  readonly status: number;
  readonly why: string;
}

/**
 * Says why a request to a person's port is refused, or null.
 * @param origin The origin at which browsers reach this port; undefined until the lab has learned it.
 */
export function objection(request: IncomingMessage, origin: string | undefined): Objection | null {
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
  return null;
}
