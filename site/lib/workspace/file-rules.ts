/** Owns which files a learner may make, rename and delete in a lesson, and the words for why not. Pure. */
import { assertSafePath, type Files } from '../files/files.ts';
import { matchesGlob } from '../files/globs.ts';
import { isBinaryPath } from './binary.ts';

export interface FileRules {
  /** Where files may be made: true for the folders of the lesson's own files, or patterns. */
  readonly newFiles: boolean | readonly string[];
  /** Patterns of the lesson's own files that may be renamed and deleted. */
  readonly removable: readonly string[];
}

/** What the rules are asked about. */
export interface FileGround {
  readonly rules: FileRules;
  /** The lesson's own files, which the learner may edit. */
  readonly starter: Files;
  /** Every file of the app as the lesson began. */
  readonly base: Files;
  /** Every file of the app as it is now. */
  readonly now: Files;
  /** A file with its contents comes, which may also take the place of one that is there. */
  readonly isUpload?: boolean;
}

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** The patterns of places at which files may be made. */
export function openPlaces({ rules, starter }: Pick<FileGround, 'rules' | 'starter'>): readonly string[] {
  if (typeof rules.newFiles !== 'boolean') return rules.newFiles;
  if (!rules.newFiles) return [];
  const folders = new Set(Object.keys(starter).map(folderOf));
  return [...folders].sort().map((folder) => (folder === '' ? '*' : `${folder}/**`));
}

const placeInWords = (glob: string): string => {
  if (glob === '**') return 'any folder';
  return glob === '*' ? 'the app’s top folder' : glob.replace(/\/\*\*?$/, '/');
};

/** "actions/, data/ or lib/"; empty where there are none. */
export function inWords(places: readonly string[]): string {
  const words = places.map(placeInWords);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

const unsafe = (path: string): string | null => {
  try {
    assertSafePath(path);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const collision = (path: string, now: Files): string | null => {
  const same = path.toLowerCase();
  for (const there of Object.keys(now)) {
    const other = there.toLowerCase();
    if (there === path) return `There is a file ${there} already.`;
    if (other === same) return `There is ${there} already, and some systems take the two names for one.`;
    if (other.startsWith(`${same}/`)) return `${path} is a folder.`;
    if (same.startsWith(`${other}/`)) return `${there} is a file, so nothing can lie in it.`;
  }
  return null;
};

/** @returns why a file cannot be made at a path, in a sentence; null if it can. */
export function whyNotCreate(path: string, ground: FileGround): string | null {
  if (path === '' || path.endsWith('/')) return 'Write the file’s name after its folder.';
  const wrong = unsafe(path);
  if (wrong) return wrong;
  const segments = path.split('/');
  if (segments.some((segment) => segment.startsWith('.'))) return 'No name here may begin with a dot.';
  if (segments.includes('node_modules')) return 'What lies in node_modules belongs to the packages.';
  if (!/.\.[a-z]\w*$/i.test(segments.at(-1) ?? '')) return 'The name needs an ending, such as .ts or .tsx.';
  if (isBinaryPath(path) && !ground.isUpload) return 'A file that is no text is uploaded, not made here.';
  const taken = ground.isUpload && Object.hasOwn(ground.now, path) ? null : collision(path, ground.now);
  if (taken) return taken;
  const places = openPlaces(ground);
  // What was deleted here may come back.
  if (Object.hasOwn(ground.base, path) || places.some((glob) => matchesGlob(path, glob))) return null;
  if (places.length === 0) return 'In this lesson no files can be made.';
  return `In this lesson files can be made in ${inWords(places)}.`;
}

/** @returns why a file can be neither renamed nor deleted, in a sentence; null if it can. */
export function whyNotRemove(path: string, { rules, starter, base, now }: FileGround): string | null {
  if (!Object.hasOwn(now, path)) return 'There is no such file.';
  if (!Object.hasOwn(base, path)) return null;
  if (!Object.hasOwn(starter, path)) return 'This file belongs to the app and stays as it is in this lesson.';
  if (rules.removable.some((glob) => matchesGlob(path, glob))) return null;
  return 'The lesson begins with this file. It can be changed, but stays where it is.';
}

/** @returns why a file cannot have another path, in a sentence; null if it can. */
export function whyNotRename(from: string, to: string, ground: FileGround): string | null {
  const fixed = whyNotRemove(from, ground);
  if (fixed || from === to) return fixed;
  // Another case of the same letters is no second file.
  if (isBinaryPath(from) !== isBinaryPath(to)) return 'The new name needs an ending of the same kind.';
  const { [from]: _, ...others } = ground.now;
  return whyNotCreate(to, {
    ...ground,
    now: others,
    isUpload: isBinaryPath(to) && !Object.hasOwn(others, to),
  });
}
