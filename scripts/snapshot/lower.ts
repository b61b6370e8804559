/**
 * Owns rewriting JavaScript so that no `await` is left to the engine. A promise's `then` can be watched by code in
 * the page of a browser; the engine's own `await` cannot, and that is where async context gets lost in a WebContainer.
 */
import { transform } from 'esbuild';

/** What esbuild turns into generators that are driven by `Promise.prototype.then`. */
export const LOWERED = { 'async-await': false, 'async-generator': false, 'for-await': false } as const;

// CommonJS modules tell Node's ES module loader their exports in a line that never runs; esbuild drops it.
const EXPORT_HINT = /^0 && \(module\.exports = \{[^}]*\}\);?/m;

// Bundles come without line breaks, and printing them with some would add a third to what is mounted.
const MINIFIED_LINE = 2000;

/** esbuild 0.28's driver of async generators, and in it what to do after an `await` in a generator that is to return. */
const DRIVER = /\b__asyncGenerator\d*\s*=\s*\(/g;
const GOES_ON = /(\w+)\s*===\s*"return"\s*\?\s*\1\s*:\s*"next"\s*,\s*(\w+)\[1\]/g;

/**
 * esbuild's driver answers the first `await` of a `finally` with another `return`, so the rest of that `finally` never
 * runs when a `for await` is left early. Only a `yield*` is to be answered that way.
 * @param code What esbuild made.
 * @throws if the driver is there but looks different: then see whether a newer esbuild still needs this.
 */
export function mendGenerators(code: string): string {
  let mended = 0;
  const result = code.replace(GOES_ON, (_, how: string, value: string) => {
    mended += 1;
    return `${value}[1]&&${how}==="return"?${how}:"next",${value}[1]`;
  });
  const drivers = code.match(DRIVER)?.length ?? 0;
  if (mended !== drivers)
    throw new Error(
      `esbuild's driver of async generators was met ${drivers} times and mended ${mended} times. Look at __asyncGenerator in its output and at mendGenerators in lower.ts.`,
    );
  return result;
}

/** Whether there is anything to lower. Cheap and generous: a comment that says "await" is enough. */
export const mayBeAsync = (source: string): boolean => /\basync\b|\bawait\b/.test(source);

const isMinified = (source: string): boolean => source.length / source.split('\n').length > MINIFIED_LINE;

/**
 * Lowers every async function, async generator and `for await`. Everything else stays as modern as it was, and what
 * came minified stays without white space.
 * @param source A JavaScript module, ES or CommonJS, without top-level `await`.
 * @throws esbuild's error if it does not parse.
 */
export async function lowerAsync(source: string): Promise<string> {
  const { code } = await transform(source, {
    loader: 'js',
    target: 'es2022',
    supported: LOWERED,
    minifyWhitespace: isMinified(source),
    legalComments: 'none',
    logLevel: 'silent',
  });
  const hint = EXPORT_HINT.exec(source)?.[0];
  const mended = mendGenerators(code);
  return hint && !mended.includes(hint) ? `${mended}\n${hint}\n` : mended;
}
