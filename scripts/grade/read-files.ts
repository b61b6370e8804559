/** Owns taking handed-in files from a disk: whatever they are, one that is bad does not stop the others. */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import {
  EVIDENCE_LIMITS,
  type ReadEvidence,
  readEvidence,
  TOO_LARGE,
} from '../../site/lib/progress/evidence.ts';
import { type HandedIn, intake, type TakenFiles } from '../../site/lib/report/intake.ts';

/** Reads a file that may be anything, and never more of it than an honest one has. */
const readBounded = async (path: string): Promise<ReadEvidence> => {
  // A pipe would hold up whoever opens it until somebody writes into it. Windows has none of the kind.
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = await handle.stat();
    if (!found.isFile()) throw new Error('It is no file.');
    if (found.size > EVIDENCE_LIMITS.file) return TOO_LARGE;
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(found.size + 1), 0, found.size + 1, 0);
    return bytesRead > found.size ? TOO_LARGE : readEvidence(buffer.toString('utf8', 0, bytesRead));
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
  const files: HandedIn[] = [];
  for (const file of paths) {
    const read = await readBounded(file).catch(
      (error: unknown): ReadEvidence => ({ kind: 'refused', why: reason(error) }),
    );
    files.push({ file, read });
  }
  return intake(files);
}
