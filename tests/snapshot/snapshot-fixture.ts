/** Owns folders of small made-up packages for the snapshot's tests; they are removed when the test lets go of them. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface ScratchFolder extends AsyncDisposable {
  readonly path: string;
}

/** Makes a folder with these files in it. */
export async function scratchFolder(files: Readonly<Record<string, string>> = {}): Promise<ScratchFolder> {
  const path = await mkdtemp(join(tmpdir(), 'lab-snapshot-'));
  for (const [name, contents] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), contents);
  }
  return {
    path,
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}

export const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('utf8');
