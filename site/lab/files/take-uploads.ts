/** Owns bringing a person's own files into what they work on, and saying what came of it. */

import { MAX_FILE } from '../../lib/playground/limits.ts';
import { type Candidate, pathOf, takeUploads, type Where } from '../../lib/playground/uploads.ts';
import type { Workspace } from '../../lib/workspace/workspace.ts';

const sizeOf = (contents: string | Uint8Array | undefined): number =>
  typeof contents === 'string' ? new TextEncoder().encode(contents).length : (contents?.length ?? 0);

export interface Uploaded {
  /** Paths of what came. */
  readonly came: readonly string[];
  /** What came of it, in sentences. */
  readonly said: string;
}

const read = async (file: File, where: Where): Promise<Candidate | string> => {
  const path = pathOf(file.name, where);
  // Whoever drops a film should not have to wait for it.
  if (file.size > 4 * MAX_FILE) return `${path}: It is too large.`;
  try {
    return { path, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch {
    return `${path}: It cannot be read. A folder cannot be taken.`;
  }
};

export async function bringFiles(
  workspace: Workspace,
  given: readonly File[],
  where: Where,
): Promise<Uploaded> {
  const all = await Promise.all(given.slice(0, 100).map((file) => read(file, where)));
  const files = workspace.files.get();
  const changed = Object.keys(workspace.edits.get());
  const { files: taken, refused } = takeUploads(
    all.filter((each) => typeof each !== 'string'),
    {
      bytes: changed.reduce((sum, path) => sum + sizeOf(files[path]), 0),
      changes: changed.length,
      whyNot: workspace.whyNot.upload,
    },
  );
  const came = Object.keys(taken);
  const not = [...all.filter((each) => typeof each === 'string'), ...refused];
  if (came.length > 0) await workspace.upload(taken);
  const words = [
    came.length === 1 ? `Added ${came[0]}.` : came.length > 1 && `Added ${came.length} files.`,
    not.length > 0 && `Not taken: ${not.join(' ')}`,
  ];
  return { came, said: words.filter(Boolean).join(' ') };
}
