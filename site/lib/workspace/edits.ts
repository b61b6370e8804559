/** Owns what edits are: the learner's files that differ from the lesson's, also those that are new and those that are gone. Pure. */
import * as z from 'zod';
import { type Files, overlayFiles, sameContents } from '../files/files.ts';

export const editsShape = z.record(z.string(), z.string().nullable());
/** By path, a file's whole text; null for one of the lesson's files that was deleted. */
export type Edits = Readonly<Record<string, string | null>>;

export const sameEdits = (a: Edits, b: Edits): boolean =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(a).every(([path, text]) => b[path] === text);

/** The files with the edits made. Paths are checked. */
export function withEdits(base: Files, edits: Edits): Files {
  const texts = Object.entries(edits).filter((edit): edit is [string, string] => edit[1] !== null);
  const files = overlayFiles(base, Object.fromEntries(texts));
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
