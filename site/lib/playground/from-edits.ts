/** Owns going from a draft's edits to a playground's code and back: its own checks lie among the edits, as a file. Pure. */
import type { Files } from '../files/files.ts';
import { isBinaryPath } from '../workspace/binary.ts';
import type { Edits } from '../workspace/edits.ts';
import type { Changes, PlaygroundCode } from './code.ts';

/** The file of a playground that has its own checks. The app never imports it. */
export const OWN_CHECKS = 'checks.ts';

/** @param files The app's files with the edits made, for the bytes of those that are no text. */
export function codeOf(
  { name, base, madeFor }: Pick<PlaygroundCode, 'name' | 'base' | 'madeFor'>,
  edits: Edits,
  files: Files,
): PlaygroundCode {
  const changes = Object.entries(edits).flatMap(([path, edit]): [string, Changes[string]][] => {
    if (path === OWN_CHECKS) return [];
    if (edit === null || !isBinaryPath(path)) return [[path, edit]];
    const bytes = Object.hasOwn(files, path) ? files[path] : undefined;
    return bytes === undefined ? [] : [[path, bytes]];
  });
  return { name, base, madeFor, changes: Object.fromEntries(changes), checks: edits[OWN_CHECKS] ?? null };
}

/**
 * @param keep Keeps bytes and gives the digest under which they are found.
 * @throws what `keep` throws; and if a text lies where no text can, or the other way round.
 */
export async function editsOf(
  { changes, checks }: Pick<PlaygroundCode, 'changes' | 'checks'>,
  keep: (bytes: Uint8Array) => Promise<string>,
): Promise<Edits> {
  const edits = Object.entries(changes).map(async ([path, contents]): Promise<[string, string | null]> => {
    if (contents === null) return [path, null];
    if (isBinaryPath(path) !== (typeof contents !== 'string'))
      throw new Error(`${path} is not what its ending says.`);
    return [path, typeof contents === 'string' ? contents : await keep(contents)];
  });
  return {
    ...Object.fromEntries(await Promise.all(edits)),
    ...(checks !== null && { [OWN_CHECKS]: checks }),
  };
}
