/** Owns guessing which checks a `checks.ts` declares, to name them before they have run. Pure. */

const DECLARED =
  /\bcheck\(\s*(['"`])([a-z][a-z0-9-]*)\1\s*,\s*(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`([^`$\\]*)`)/g;
const MOST = 100;

export interface Declared {
  readonly id: string;
  readonly title: string;
}

/** In the order of the text, each id once. What is built in other ways shows when it runs. */
export function declaredChecks(text: string): Declared[] {
  const found = new Map<string, Declared>();
  for (const [, , id = '', ...titles] of text.matchAll(DECLARED)) {
    const title = (titles.find((each) => each !== undefined) ?? '').replace(/\\(.)/g, '$1');
    if (title !== '' && !found.has(id) && found.size < MOST) found.set(id, { id, title });
  }
  return [...found.values()];
}
