/** Owns what a service worker knows of the site that it was built with, and the names of the caches that keep it. Pure. */

/** `workbench`: what only a lesson needs, and most of the site's bytes; kept once a lesson was opened. */
export const groups = ['pages', 'workbench'] as const;
export type Group = (typeof groups)[number];

export interface BuiltFile {
  /** Below the base, as it is asked for: "" for the front page, "course/", "_astro/Lab.BQKsIPlF.js". */
  readonly path: string;
  /** As a browser checks it: `sha256-…`. */
  readonly hash: string;
  readonly bytes: number;
  readonly group: Group;
}

export interface Built {
  /** Tells this version from all others; pages carry it too. */
  readonly build: string;
  /** The path under which the site lies, with a slash at both ends. */
  readonly base: string;
  readonly files: readonly BuiltFile[];
}

/** Where a page is found that was asked for and can neither be kept nor reached. */
export const OFFLINE_PAGE = 'offline/';

type Place = Pick<Built, 'build' | 'base'>;

/** Two courses on one host have their caches side by side. */
const prefixOf = (group: Group, base: string): string => `server-actions-lab:${group}:${base}:`;

export const cacheName = (group: Group, { base, build }: Place): string => prefixOf(group, base) + build;

/** Of all caches of a host, those of this site's other versions. */
export const otherVersions = (names: readonly string[], { base, build }: Place): string[] =>
  names.filter((name) =>
    groups.some((group) => name.startsWith(prefixOf(group, base)) && name !== prefixOf(group, base) + build),
  );

/** Whether somebody opened a lesson of this site here, in any version. */
export const keepsWorkbench = (names: readonly string[], base: string): boolean =>
  names.some((name) => name.startsWith(prefixOf('workbench', base)));
