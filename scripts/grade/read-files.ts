/** Owns taking handed-in files from a disk: whatever they are, one that is bad does not stop the others. */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { cleanName } from '../../site/lib/playground/saved.ts';
import { EVIDENCE_LIMITS, type Evidence, readEvidence } from '../../site/lib/progress/evidence.ts';
import type { RefusedFile } from './judged.ts';

export interface TakenFile {
  readonly file: string;
  /** The name in the file, or else the file's; told apart from others of the same name. */
  readonly name: string;
  readonly evidence: Evidence;
}

export interface TakenFiles {
  readonly taken: readonly TakenFile[];
  readonly refused: readonly RefusedFile[];
}

/** Reads a file that may be anything, and never more of it than an honest one has. */
const readBounded = async (path: string): Promise<string | null> => {
  // A pipe would hold up whoever opens it until somebody writes into it. Windows has none of the kind.
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = await handle.stat();
    if (!found.isFile()) throw new Error('It is no file.');
    if (found.size > EVIDENCE_LIMITS.file) return null;
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(found.size + 1), 0, found.size + 1, 0);
    return bytesRead > found.size ? null : buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
};

const reason = (error: unknown): string =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'
    ? 'There is no such file.'
    : error instanceof Error
      ? error.message
      : String(error);

/** Reads files one after the other. */
export async function takeFiles(paths: readonly string[]): Promise<TakenFiles> {
  const taken: TakenFile[] = [];
  const refused: RefusedFile[] = [];
  const names = new Map<string, number>();
  for (const file of paths) {
    try {
      const text = await readBounded(file);
      const read = text === null ? readEvidence(' '.repeat(EVIDENCE_LIMITS.file + 1)) : readEvidence(text);
      if (read.kind === 'refused') {
        refused.push({ file, why: read.why });
        continue;
      }
      // It is printed in a terminal, a line each.
      const name = cleanName(read.evidence.learner) ?? basename(file).replace(/\.json$/, '');
      const number = (names.get(name) ?? 0) + 1;
      names.set(name, number);
      taken.push({ file, name: number === 1 ? name : `${name} (${number})`, evidence: read.evidence });
    } catch (error) {
      refused.push({ file, why: reason(error) });
    }
  }
  return { taken, refused };
}
