/**
 * Owns taking a project's files over as a playground: what differs from the template, judged as all foreign code is. It
 * reads what `take-home.ts` made, and other folders of that kind. Pure.
 */
import { assertSafePath, type Files } from '../../files/files.ts';
import { whyNotTogether } from '../../files/together.ts';
import { isBinaryPath } from '../../workspace/binary.ts';
import type { PlaygroundCode } from '../code.ts';
import { isRefused, judgeChanges, type Refused, refused } from '../foreign.ts';
import { OWN_CHECKS } from '../from-edits.ts';
import { MAX_CHECKS } from '../limits.ts';
import { type PackageChange, readPackages } from '../packages.ts';
import { cleanName } from '../saved.ts';
import { appFiles } from './app-files.ts';
import { isLeftOut } from './left-out.ts';
import { openZip } from './read-zip.ts';

/** A place to read a project from. */
export interface ProjectSource {
  /** As it lies there: paths are not judged yet. */
  readonly paths: readonly string[];
  read(path: string): Promise<{ readonly kind: 'read'; readonly bytes: Uint8Array } | Refused>;
}

export interface ImportedCode {
  readonly code: PlaygroundCode;
  readonly packages: readonly PackageChange[];
  /** Paths that were not taken: packages, lockfiles, secrets, what the system put there. */
  readonly leftOut: readonly string[];
}
export type ReadProject = { readonly kind: 'read'; readonly imported: ImportedCode } | Refused;

/** Files of the app and beside it; without node_modules a project has a hundred. */
const MAX_READ = 500;
const ARCHIVE = /\.(zip|tar|tgz|t?gz|bz2|xz|zst|7z|rar|jar|asar|iso|dmg)$/i;

const decode = (path: string, bytes: Uint8Array): Files[string] | Refused => {
  if (isBinaryPath(path)) return bytes;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refused(`${path} is no text, and no picture or font that the playground can keep.`);
  }
};

/** Git on Windows ends lines in its own way, which is no change of anybody's. */
const likeBase = (contents: Files[string], before: Files[string] | undefined): Files[string] =>
  typeof contents === 'string' && typeof before === 'string' && !before.includes('\r')
    ? contents.replaceAll('\r\n', '\n')
    : contents;

/** The folder in which everything lies, with a slash; empty if the project lies at the top. */
const topOf = (paths: readonly string[]): string => {
  const own = paths.filter((path) => !path.startsWith('__MACOSX/'));
  const top = own[0]?.split('/')[0] ?? '';
  return own.every((path) => path.startsWith(`${top}/`)) ? `${top}/` : '';
};

const whyUnsafe = (paths: readonly string[]): string | null => {
  for (const path of paths) {
    try {
      assertSafePath(path);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }
  return null;
};

/** Keeps the base's own text where only words such as the name differ, so that they are no change. */
const manifestLikeBase = (text: string, base: string): string | Refused => {
  const read = readPackages(base, text);
  if (read.kind === 'refused') return read;
  const [own, given] = [JSON.parse(base), JSON.parse(text)];
  const lists = (of: { dependencies?: object; devDependencies?: object }): string =>
    JSON.stringify([of.dependencies ?? {}, of.devDependencies ?? {}]);
  if (lists(own) === lists(given)) return base;
  const { dependencies, devDependencies } = given;
  return `${JSON.stringify({ ...own, dependencies, devDependencies }, null, 2)}\n`;
};

/**
 * @param template Every file of the template.
 * @param name What to call the playground if the project has no folder to be named after.
 */
export async function readProject(
  { paths, read }: ProjectSource,
  template: Files,
  name: string,
): Promise<ReadProject> {
  const unsafe = whyUnsafe(paths);
  if (unsafe) return refused(unsafe);
  const top = topOf(paths);
  const inside = paths.map((path) => ({ from: path, path: path.slice(top.length) }));
  const ownChecks = inside.find(({ path }) => path === OWN_CHECKS);
  const wanted = inside.filter((each) => each !== ownChecks && !isLeftOut(each.path));
  const leftOut = inside.filter(({ path }) => isLeftOut(path)).map(({ path }) => path);
  if (wanted.length > MAX_READ) return refused(`It holds more than ${MAX_READ} files beside its packages.`);
  const archive = wanted.find(({ path }) => ARCHIVE.test(path));
  if (archive) return refused(`${archive.path.slice(0, 80)} in it is an archive. Unpack it first.`);
  const clash = whyNotTogether(wanted.map(({ path }) => path));
  if (clash) return refused(clash);
  const has = (wish: (path: string) => boolean): boolean => wanted.some(({ path }) => wish(path));
  if (!has((path) => path === 'package.json'))
    return refused('It has no package.json. Choose the project’s own folder.');
  if (!has((path) => path.startsWith('app/')))
    return refused('It has no app folder at its top, so it is no project of this kind.');
  const base = appFiles(template);
  const changes = new Map<string, Files[string] | null>(Object.keys(base).map((path) => [path, null]));
  for (const { from, path } of wanted) {
    const file = await read(from);
    if (file.kind === 'refused') return file;
    const decoded = decode(path, file.bytes);
    if (isRefused(decoded)) return decoded;
    const before = Object.hasOwn(base, path) ? base[path] : undefined;
    const contents = likeBase(decoded, before);
    const taken = path === 'package.json' ? manifestLikeBase(String(contents), String(before)) : contents;
    if (isRefused(taken)) return taken;
    changes.set(path, taken);
  }
  const checks = ownChecks ? await read(ownChecks.from) : null;
  if (checks?.kind === 'refused') return checks;
  const checksText = checks && decode(OWN_CHECKS, checks.bytes);
  if (isRefused(checksText)) return checksText;
  if ((checksText?.length ?? 0) > MAX_CHECKS) return refused(`${OWN_CHECKS} is too long.`);
  const judged = judgeChanges(
    Object.fromEntries([...changes].filter(([path]) => !isLeftOut(path))),
    template,
  );
  if (judged.kind === 'refused') return judged;
  const code: PlaygroundCode = {
    name: cleanName(top.slice(0, -1) || name) ?? 'Playground',
    base: { kind: 'template' },
    madeFor: null,
    changes: judged.changes,
    checks: checksText === null ? null : String(checksText),
  };
  return { kind: 'read', imported: { code, packages: judged.packages, leftOut } };
}

/** @param fileName As it lies on the disk: `my-idea.zip`. */
export async function readProjectZip(
  bytes: Uint8Array,
  template: Files,
  fileName: string,
): Promise<ReadProject> {
  const zip = openZip(bytes);
  return zip.kind === 'refused' ? zip : await readProject(zip, template, fileName.replace(/\.zip$/i, ''));
}
