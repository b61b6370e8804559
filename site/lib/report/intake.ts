/** Owns what becomes of files that were handed in: who each is from, which were not taken and why. Pure. */
import { cleanName } from '../playground/saved.ts';
import type { Evidence, ReadEvidence } from '../progress/evidence.ts';
import type { RefusedFile } from './report.ts';

/** A file as it was read. */
export interface HandedIn {
  readonly file: string;
  readonly read: ReadEvidence;
}

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

/** `handed-in/ana.json` is called ana; on Windows, too. */
const nameOfFile = (file: string): string => (file.split(/[/\\]/).at(-1) ?? file).replace(/\.json$/, '');

/** Sorts files that were read; one that is bad does not stop the others. */
export function intake(files: readonly HandedIn[]): TakenFiles {
  const taken: TakenFile[] = [];
  const refused: RefusedFile[] = [];
  const names = new Map<string, number>();
  for (const { file, read } of files) {
    if (read.kind === 'refused') {
      refused.push({ file, why: read.why });
      continue;
    }
    // It is printed in a terminal, a line each.
    const name = cleanName(read.evidence.learner) ?? nameOfFile(file);
    const number = (names.get(name) ?? 0) + 1;
    names.set(name, number);
    taken.push({ file, name: number === 1 ? name : `${name} (${number})`, evidence: read.evidence });
  }
  return { taken, refused };
}
