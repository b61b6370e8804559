/**
 * Owns changing what belongs to others: patches are collected first and applied all together or not at all, so that an
 * environment is never shimmed by half.
 */

/** One property to replace. Everything else about it (enumerable, configurable) stays as it was. */
export interface Patch {
  readonly target: object;
  readonly key: PropertyKey;
  readonly value: unknown;
}

/**
 * Makes a function look like the one that it replaces: name, length and whatever else hangs on it, such as
 * `util.promisify.custom`.
 */
export function disguise<T extends object>(replacement: T, original: object): T {
  for (const key of Reflect.ownKeys(original)) {
    const descriptor = Object.getOwnPropertyDescriptor(original, key);
    const own = Object.getOwnPropertyDescriptor(replacement, key);
    if (!descriptor) continue;
    // A function's own `prototype` cannot be redefined, only assigned.
    if (own && !own.configurable) Reflect.set(replacement, key, Reflect.get(original, key));
    else Object.defineProperty(replacement, key, descriptor);
  }
  return replacement;
}

/**
 * Patches that put another function in a function's place, wherever it is found under this key; none where this
 * environment has no such function. What was one function in several places is one again: programs compare them.
 * @param make Gets the function as it was, returns the one to put in its place.
 */
export function replaceEverywhere<T extends object>(
  targets: readonly object[],
  key: PropertyKey,
  make: (original: T) => T,
): Patch[] {
  const replacements = new Map<unknown, T>();
  return targets.flatMap((target) => {
    const original: unknown = Reflect.get(target, key);
    if (typeof original !== 'function') return [];
    const value = replacements.get(original) ?? disguise(make(original as unknown as T), original);
    replacements.set(original, value);
    return [{ target, key, value }];
  });
}

/** The same for a function that is in one place. */
export const replaceFunction = <T extends object>(
  target: object,
  key: PropertyKey,
  make: (original: T) => T,
): Patch[] => replaceEverywhere([target], key, make);

/** The prototypes of the classes with these names, of those that this environment has, each once. */
export const prototypesOf = (places: readonly object[], names: readonly string[]): object[] => {
  const found = places.flatMap((place) => names.map((name): unknown => Reflect.get(place, name)));
  const prototypes = found.map((each): unknown => (typeof each === 'function' ? each.prototype : undefined));
  return [...new Set(prototypes)].filter((each) => typeof each === 'object' && each !== null);
};

/** Puts a value in its place. Returns what takes it back. @throws TypeError if the place is read-only. */
function apply(patch: Patch): () => void {
  const { target, key, value } = patch;
  const before = Object.getOwnPropertyDescriptor(target, key);
  if (before && !before.configurable) {
    if (!before.writable)
      throw new TypeError(
        `The async context cannot be installed: "${String(key)}" is read-only here. Install it before whatever froze it.`,
      );
    Reflect.set(target, key, value);
  } else {
    // On today's Node some of these are getters, on earlier ones plain values; a plain value serves both.
    Object.defineProperty(target, key, {
      value,
      writable: true,
      configurable: true,
      enumerable: before?.enumerable ?? false,
    });
  }
  return () => {
    if (before) Object.defineProperty(target, key, before);
    else Reflect.deleteProperty(target, key);
  };
}

/**
 * Applies all patches.
 * @throws TypeError if one of them cannot be applied; then those before it are taken back.
 */
export function applyAll(patches: readonly Patch[]): void {
  const undo: (() => void)[] = [];
  try {
    for (const patch of patches) undo.push(apply(patch));
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
}
