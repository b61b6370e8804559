/**
 * Owns packages that the editor has no types of: those that a playground's owner added. What is imported from one is `any`
 * there; without a word about it every import would seem to be wrong.
 */
import { dependenciesOf } from '../../lib/files/packages.ts';

const nameIn = (path: string): string | undefined => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];

/**
 * @param manifest The app's `package.json`.
 * @param typed Paths of the types that the editor has.
 * @returns declarations of the packages that have none.
 */
export function declareUntyped(manifest: string, typed: Iterable<string>): string {
  const known = new Set([...typed].map(nameIn));
  const untyped = Object.keys(dependenciesOf(manifest) ?? {}).filter(
    (name) => !known.has(name) && !known.has(`@types/${name.replace('@', '').replace('/', '__')}`),
  );
  return untyped
    .flatMap((name) => [name, `${name}/*`])
    .map((name) => `declare module ${JSON.stringify(name)};\n`)
    .join('');
}
