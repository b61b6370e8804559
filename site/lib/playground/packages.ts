/** Owns what of `package.json` somebody else's code may change: which packages the app has, by name and version. Pure. */
import * as z from 'zod';
import { MAX_PACKAGES, packageName, packageVersion } from '../files/packages.ts';

export interface PackageChange {
  readonly name: string;
  readonly version: string;
  /** The base's version; null if the base does not have the package. */
  readonly before: string | null;
}

export type ReadPackages =
  | { readonly kind: 'read'; readonly changes: readonly PackageChange[] }
  | { readonly kind: 'refused'; readonly why: string };

const manifestShape = z.looseObject({
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
});
type Manifest = z.infer<typeof manifestShape>;

/** What npm reads and a lesson's app has no use for; each could run something or put another package in a place. */
const OTHER_FIELDS = new Set(['dependencies', 'devDependencies']);
/** Words about the project, which nothing acts upon. */
const WORDS = new Set(['name', 'version', 'description', 'license', 'author', 'keywords', 'private']);

const refused = (why: string): ReadPackages => ({ kind: 'refused', why });

/** Parsers would leave it out or take it for the prototype, and npm might not. */
const refusePrototype = (key: string, value: unknown): unknown => {
  if (key === '__proto__') throw new SyntaxError('A name is reserved.');
  return value;
};

const parse = (text: string): Manifest | null => {
  try {
    return manifestShape.safeParse(JSON.parse(text, refusePrototype)).data ?? null;
  } catch {
    return null;
  }
};

const all = (manifest: Manifest): Map<string, string> =>
  new Map([...Object.entries(manifest.devDependencies), ...Object.entries(manifest.dependencies)]);

const whyNotPackage = (name: string, version: string): string | null => {
  if (!packageName.safeParse(name).success)
    return `${JSON.stringify(name.slice(0, 60))} is no name of a package.`;
  if (!packageVersion.safeParse(version).success)
    return `The package ${name} comes from ${JSON.stringify(version.slice(0, 60))}; only versions from npm are taken.`;
  return null;
};

/**
 * Compares two `package.json`.
 * @param base Its text as the base has it.
 * @returns which packages differ; refused if anything else does that npm or Next acts upon, such as scripts.
 */
export function readPackages(base: string, text: string): ReadPackages {
  const [before, now] = [parse(base), parse(text)];
  if (!now) return refused('package.json cannot be read.');
  if (!before) return refused('The base’s own package.json cannot be read.');
  for (const field of new Set([...Object.keys(before), ...Object.keys(now)])) {
    if (OTHER_FIELDS.has(field) || WORDS.has(field)) continue;
    if (JSON.stringify(before[field]) === JSON.stringify(now[field])) continue;
    return refused(
      field === 'scripts'
        ? 'package.json changes the scripts, which npm would run.'
        : `package.json changes ${JSON.stringify(field.slice(0, 40))}; only packages may differ.`,
    );
  }
  const [had, has] = [all(before), all(now)];
  const twice = Object.keys(now.dependencies).find((name) => Object.hasOwn(now.devDependencies, name));
  if (twice !== undefined) return refused(`package.json names ${JSON.stringify(twice.slice(0, 60))} twice.`);
  if (has.size > MAX_PACKAGES) return refused(`package.json names more than ${MAX_PACKAGES} packages.`);
  const changes: PackageChange[] = [];
  for (const [name, version] of has) {
    const why = whyNotPackage(name, version);
    if (why) return refused(why);
    if (had.get(name) !== version) changes.push({ name, version, before: had.get(name) ?? null });
  }
  return { kind: 'read', changes };
}
