/** Owns finding out in whose pages this one is embedded: previews inside it have to allow those, too. */
import { parentOrigin } from './messages.ts';

/** The page around this one, as the address or the browser names it; null for nobody. */
export const originAround = (): string | null =>
  parentOrigin(new URLSearchParams(location.search).get('parent'), document.referrer);

/** The origins of all pages around this one, from the nearest; empty where it stands alone. */
export function pagesAround(): string[] {
  if (window.parent === window) return [];
  // Firefox does not tell; there the nearest has to do.
  const told: ArrayLike<string> | undefined = location.ancestorOrigins;
  const origins = told ? Array.from(told) : [originAround()];
  const real = origins.flatMap((origin) => (origin === null ? [] : (parentOrigin(origin, '') ?? [])));
  return [...new Set(real)].filter((origin) => origin !== location.origin);
}
