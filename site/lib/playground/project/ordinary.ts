/**
 * Owns what makes the app's files an ordinary project that stands alone in any folder: its manifest with a name of its
 * own, the lockfile, and what Git and other package managers need. Lessons are downloaded as such, and playgrounds. Pure.
 */
import * as z from 'zod';
import type { Files } from '../../files/files.ts';

export const GIT_IGNORED: readonly string[] = ['node_modules', '.next', 'next-env.d.ts', '*.tsbuildinfo'];

/** Makes the folder the root for Next.js, whatever lockfiles lie in the folders above it. */
export const WORKSPACE = `# Makes this folder the root for Next.js, whatever lockfiles lie in the folders above it.
packages: []
`;

const manifestShape = z.looseObject({ scripts: z.record(z.string(), z.string()).default({}) });
const lockShape = z.looseObject({ packages: z.looseObject({ '': z.looseObject({}) }) });

const print = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

export interface Names {
  /** As npm takes it. */
  readonly name: string;
  readonly description: string;
  /** In addition to the app's own. */
  readonly scripts?: Readonly<Record<string, string>>;
}

/**
 * The manifest and the lockfile with a name; npm asks that both agree on it.
 * @param manifest The app's `package.json`.
 * @param lockfile The template's `package-lock.json`.
 * @throws if either is none.
 */
export function namedManifests(
  manifest: string,
  lockfile: string,
  { name, description, scripts = {} }: Names,
): Files {
  const own = manifestShape.parse(JSON.parse(manifest));
  const lock = lockShape.parse(JSON.parse(lockfile));
  const root = { ...lock.packages[''], name };
  return {
    'package.json': print({ ...own, name, description, scripts: { ...own.scripts, ...scripts } }),
    'package-lock.json': print({ ...lock, name, packages: { ...lock.packages, '': root } }),
  };
}

/** Every file below a folder. */
export const below = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([path, contents]) => [`${folder}/${path}`, contents]));
