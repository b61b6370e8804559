/** Owns naming one more package in an app's `package.json`, and one less. Pure. */

type Manifest = Record<string, unknown> & { dependencies?: Record<string, string> };

const change = (
  text: string,
  make: (dependencies: Record<string, string>) => Record<string, string>,
): string => {
  const manifest: Manifest = JSON.parse(text);
  return `${JSON.stringify({ ...manifest, dependencies: make(manifest.dependencies ?? {}) }, null, 2)}\n`;
};

/** @param text A `package.json` that can be read. @returns it with the package, in its place by name. */
export const withPackage = (text: string, name: string, version: string): string =>
  change(text, (dependencies) =>
    Object.fromEntries(
      Object.entries({ ...dependencies, [name]: version }).sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  );

/** @param text A `package.json` that can be read. */
export const withoutPackage = (text: string, name: string): string =>
  change(text, ({ [name]: _, ...others }) => others);
