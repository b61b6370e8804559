/** Owns which packages of npm an app names in its `package.json`, and what a package and a version may be called. Pure. */
import * as z from 'zod';

const MAX_NAME = 214;
/** Of the registry's names those that no command line takes for an option. */
const NAME = /^(@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/;
const COMPARATOR = String.raw`(?:[~^]|[<>]?=?) ?v?(?:\d+|[xX*])(?:\.(?:\d+|[xX*])){0,2}(?:-[\w.-]+)?(?:\+[\w.-]+)?`;
/** "1.11.0", "^1.2 || >=2 <4", "latest": no more than npm's own ranges and tags. */
const VERSION = new RegExp(
  String.raw`^(?:[A-Za-z][A-Za-z0-9-]*|${COMPARATOR}(?:(?: - | ?\|\| ?| )${COMPARATOR})*)$`,
);
const LONGEST_VERSION = 80;
/** What npm takes for a file, whatever stands before it. */
const ARCHIVE = /\.(?:tgz|tar|tar\.gz)$/i;
/** That an app may name in all. */
export const MAX_PACKAGES = 60;

export const packageName = z.string().max(MAX_NAME).regex(NAME);
export const packageVersion = z
  .string()
  .max(LONGEST_VERSION)
  .regex(VERSION)
  .refine((version) => !ARCHIVE.test(version));

/** A version, or a range of versions, by name. */
export type Packages = Readonly<Record<string, string>>;

export const packagesShape = z
  .record(packageName, packageVersion)
  .refine((packages) => Object.keys(packages).length <= MAX_PACKAGES, `more than ${MAX_PACKAGES} packages`);

const manifestShape = z.looseObject({ dependencies: z.record(z.string(), z.string()).default({}) });

/**
 * What an app's `package.json` names under `dependencies`, as it stands there.
 * @returns null if the text cannot be read.
 */
export function dependenciesOf(manifest: string): Packages | null {
  try {
    return manifestShape.safeParse(JSON.parse(manifest)).data?.dependencies ?? null;
  } catch {
    return null;
  }
}

const withDependencies = (manifest: string, make: (named: Packages) => Packages): string => {
  const given: object = JSON.parse(manifest);
  const named = manifestShape.parse(given).dependencies;
  const sorted = Object.entries(make(named)).sort(([a], [b]) => (a < b ? -1 : 1));
  // Over what was given, since parsing sets the fields in another order.
  return `${JSON.stringify({ ...given, dependencies: Object.fromEntries(sorted) }, null, 2)}\n`;
};

/** @param manifest A `package.json` that can be read. @returns it with these packages as well, in their places by name. */
export const withPackages = (manifest: string, packages: Packages): string =>
  withDependencies(manifest, (named) => ({ ...named, ...packages }));

/** @param manifest A `package.json` that can be read. */
export const withoutPackage = (manifest: string, name: string): string =>
  withDependencies(manifest, ({ [name]: _, ...others }) => others);

/**
 * Those of an app that are not the template's. The template's own keep its versions: the lab is made for these.
 * @param named What the app names; what is no package of npm's is left out.
 */
export const addedPackages = (named: Packages, template: Packages): Packages =>
  Object.fromEntries(
    Object.entries(named)
      .filter(([name, version]) => !Object.hasOwn(template, name) && isPackage(name, version))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** Whether npm may be asked for it. */
export const isPackage = (name: string, version: string): boolean =>
  packageName.safeParse(name).success && packageVersion.safeParse(version).success;

/** `dayjs`, `dayjs@1.11.0` or `@tanstack/react-query@5` as people write it. @returns null if it is none. */
export function readPackageName(written: string): { readonly name: string; readonly range: string } | null {
  const text = written.trim();
  const at = text.indexOf('@', 1);
  const [name, range] = at < 0 ? [text, 'latest'] : [text.slice(0, at), text.slice(at + 1)];
  return isPackage(name, range) ? { name, range } : null;
}
