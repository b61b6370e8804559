/** Owns reading which packages an app names in its `package.json`. Pure. */
import { dependenciesOf, isPackage, type Packages } from '../files/packages.ts';

export interface Package {
  readonly name: string;
  readonly version: string;
  /** It is installed, in this version. */
  readonly isThere: boolean;
  /** The template has it, and with it every runtime. */
  readonly isTemplates: boolean;
  /** npm has packages of such a name and version. */
  readonly canBeHad: boolean;
}

/**
 * @param text The app's `package.json` as it is now.
 * @param template The template's own.
 * @param added What the runtime has installed beside the template's.
 * @returns those that the app names, by name; null if it cannot be read.
 */
export function listedPackages(text: string, template: string, added: Packages = {}): Package[] | null {
  const [named, templates] = [dependenciesOf(text), dependenciesOf(template) ?? {}];
  if (!named) return null;
  const installed: Packages = { ...added, ...templates };
  return Object.entries(named)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, version]) => ({
      name,
      version,
      isThere: Object.hasOwn(installed, name) && installed[name] === version,
      isTemplates: Object.hasOwn(templates, name),
      canBeHad: isPackage(name, version),
    }));
}
