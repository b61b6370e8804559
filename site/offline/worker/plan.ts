/** Owns who answers a request: what is kept, the server, or one after the other. Pure. */
import type { Built, BuiltFile } from '../built.ts';

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly mode: string;
}

export type Plan =
  /** The browser goes on as if there were no worker. */
  | { readonly by: 'nobody-here' }
  /** One version answers everything, whatever the server has meanwhile. */
  | { readonly by: 'kept-first'; readonly file: BuiltFile }
  | { readonly by: 'server-first'; readonly file: BuiltFile }
  /** A page of an older version, open in another window, loads another part of itself. */
  | { readonly by: 'older-version' }
  /** A page that is not kept. `meant`: the path of the one that is, if only its address is written otherwise. */
  | { readonly by: 'server-or-offline-page'; readonly meant: string | null };

/** Named by its contents, so that it is the same in whatever version. */
const isContentNamed = (path: string): boolean => path.startsWith('_astro/');

/**
 * A port of this machine is not the course's own for ever: another project's server may come to it, or the course as its
 * author changes it. What the server has comes first there, and costs nothing.
 */
export const isOwnMachine = (hostname: string): boolean =>
  /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);

/** @param origin The worker's own. What lies on another, or outside the base, such as the local runtime, is left alone. */
export function planFor(
  { method, url, mode }: Asked,
  { base, files }: Pick<Built, 'base' | 'files'>,
  { origin, hostname }: { readonly origin: string; readonly hostname: string },
): Plan {
  const asked = new URL(url);
  if (method !== 'GET' || asked.origin !== origin || !asked.pathname.startsWith(base))
    return { by: 'nobody-here' };
  const path = asked.pathname.slice(base.length);
  const fileAt = (wanted: string): BuiltFile | undefined => files.find((file) => file.path === wanted);
  const file = fileAt(path);
  if (file)
    return { by: isOwnMachine(hostname) && !isContentNamed(path) ? 'server-first' : 'kept-first', file };
  if (isContentNamed(path)) return { by: 'older-version' };
  if (mode !== 'navigate') return { by: 'nobody-here' };
  const meant = fileAt(path.replace(/index\.html$/, '')) ?? fileAt(`${path}/`);
  return { by: 'server-or-offline-page', meant: meant?.path ?? null };
}
