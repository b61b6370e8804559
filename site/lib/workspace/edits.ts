/** Owns what edits are: the learner's files that differ from the lesson's, also those that are new and those that are gone. Pure. */
import * as z from 'zod';
import { type Files, overlayFiles, sameContents } from '../files/files.ts';
import { isBinaryPath } from './binary.ts';

export const editsShape = z.record(z.string(), z.string().nullable());
/** By path, a file's whole text, or the digest of one that is no text; null for one of the lesson's files that was deleted. */
export type Edits = Readonly<Record<string, string | null>>;

export const sameEdits = (a: Edits, b: Edits): boolean =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(a).every(([path, text]) => b[path] === text);

/** The digests of those edits that are no texts. */
export const digestsIn = (edits: Edits): string[] =>
  Object.entries(edits).flatMap(([path, edit]) => (edit !== null && isBinaryPath(path) ? [edit] : []));

/**
 * The files with the edits made. Paths are checked.
 * @param bytes Those of files that are no text, by their digests; a file whose bytes are not there is not there either.
 */
export function withEdits(
  base: Files,
  edits: Edits,
  bytes: ReadonlyMap<string, Uint8Array> = new Map(),
): Files {
  const made = Object.entries(edits).flatMap(([path, edit]): [string, Files[string]][] => {
    const contents = edit !== null && isBinaryPath(path) ? bytes.get(edit) : edit;
    return contents === null || contents === undefined ? [] : [[path, contents]];
  });
  const files = overlayFiles(base, Object.fromEntries(made));
  return Object.fromEntries(Object.entries(files).filter(([path]) => edits[path] !== null));
}

/** What of these edits differs from the files they are made to. */
export const onlyChanged = (base: Files, edits: Edits): Record<string, string | null> =>
  Object.fromEntries(
    Object.entries(edits).filter(([path, text]) =>
      text === null ? Object.hasOwn(base, path) : !sameContents(base[path], text),
    ),
  );

/** What became of a file since the lesson began. */
export type FileChange = 'changed' | 'new' | 'deleted';

export function changeOf(base: Files, edits: Edits, path: string): FileChange | null {
  if (!Object.hasOwn(edits, path)) return null;
  if (edits[path] === null) return 'deleted';
  return Object.hasOwn(base, path) ? 'changed' : 'new';
}
