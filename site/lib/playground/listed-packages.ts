/** Owns reading which packages an app names in its `package.json`. Pure. */
import * as z from 'zod';

const shape = z.looseObject({ dependencies: z.record(z.string(), z.string()).default({}) });

export interface Package {
  readonly name: string;
  readonly version: string;
  /** What the snapshot has, and every runtime. */
  readonly isThere: boolean;
}

const dependenciesOf = (text: string): Readonly<Record<string, string>> | null => {
  try {
    return shape.safeParse(JSON.parse(text)).data?.dependencies ?? null;
  } catch {
    return null;
  }
};

/**
 * @param text The app's `package.json` as it is now.
 * @param template The template's own, whose packages are installed.
 * @returns those that the app names, by name; null if it cannot be read.
 */
export function listedPackages(text: string, template: string): Package[] | null {
  const [named, installed] = [dependenciesOf(text), dependenciesOf(template)];
  if (!named) return null;
  return Object.entries(named)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, version]) => ({
      name,
      version,
      isThere: installed !== null && Object.hasOwn(installed, name) && installed[name] === version,
    }));
}
