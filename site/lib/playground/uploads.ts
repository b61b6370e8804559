/** Owns which of somebody's files a playground takes, where they come to lie, and the words for why not. Pure. */
import type { Files } from '../files/files.ts';
import { isBinaryPath } from '../workspace/binary.ts';
import { MAX_CHANGED, MAX_CHANGES, MAX_FILE } from './limits.ts';

/** "900 bytes", "12 kB", "3.4 MB". */
export function sizeInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1).replace(/\.0$/, '')} MB`;
}

/** Said beside the button. */
export const LIMITS_IN_WORDS = `Texts and pictures, ${sizeInWords(MAX_FILE)} each, ${sizeInWords(MAX_CHANGED)} in all`;

export interface Candidate {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface Taken {
  readonly files: Files;
  /** A sentence for each that was not taken. */
  readonly refused: readonly string[];
}

/** Folders have a slash at their end; the app's own is empty. */
export interface Where {
  /** The one that somebody chose; null if nobody did. */
  readonly chosen: string | null;
  /** The one of the file in front. */
  readonly beside: string;
}

/** Where a file comes to lie: in the folder that was chosen; else pictures where Next serves them from, texts beside the one in front. */
export const pathOf = (name: string, { chosen, beside }: Where): string =>
  `${chosen ?? (isBinaryPath(name) ? 'public/' : beside)}${name}`;

const textOf = (bytes: Uint8Array): string | null => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
};

export interface UploadGround {
  /** Bytes of what differs from the base now, and in how many files. */
  readonly bytes: number;
  readonly changes: number;
  /** Why a file cannot lie at a path, in a sentence; null if it can. */
  whyNot(path: string): string | null;
}

/** Judges files one after the other, so that the first ones have the room. */
export function takeUploads(candidates: readonly Candidate[], ground: UploadGround): Taken {
  const files = new Map<string, Files[string]>();
  const refused: string[] = [];
  let { bytes: used, changes } = ground;
  for (const { path, bytes } of candidates) {
    const why = ((): string | null => {
      if (bytes.length > MAX_FILE)
        return `It has ${sizeInWords(bytes.length)}, and a file may have ${sizeInWords(MAX_FILE)}.`;
      if (used + bytes.length > MAX_CHANGED)
        return `With it your files would have more than ${sizeInWords(MAX_CHANGED)}.`;
      if (changes + 1 > MAX_CHANGES)
        return `More than ${MAX_CHANGES} files cannot differ from the beginning.`;
      if ([...files.keys()].some((other) => other.toLowerCase() === path.toLowerCase()))
        return 'Another file of that name came with it.';
      return ground.whyNot(path);
    })();
    const contents = isBinaryPath(path) ? bytes : textOf(bytes);
    if (why !== null || contents === null) {
      refused.push(`${path}: ${why ?? 'It is no text, and no picture that browsers show.'}`);
      continue;
    }
    files.set(path, contents);
    used += bytes.length;
    changes += 1;
  }
  return { files: Object.fromEntries(files), refused };
}
