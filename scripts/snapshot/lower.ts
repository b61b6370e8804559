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
  return hint && !code.includes(hint) ? `${code}\n${hint}\n` : code;
}
