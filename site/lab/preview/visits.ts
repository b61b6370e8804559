/**
 * Owns where the preview has been. Not the browser's own history: that is one for the whole tab, and going back in a
 * frame that has nowhere to go back to would leave the lesson. Pure.
 */
export interface Visits {
  readonly paths: readonly string[];
  readonly index: number;
}

export const startAt = (path: string): Visits => ({ paths: [path], index: 0 });

export const here = ({ paths, index }: Visits): string => paths[index] ?? '/';

/** The page went to a path by itself, or somebody opened it: what lay ahead is forgotten. */
export function visit(visits: Visits, path: string): Visits {
  if (here(visits) === path) return visits;
  const paths = [...visits.paths.slice(0, visits.index + 1), path];
  return { paths, index: paths.length - 1 };
}

/** One step, if there is one. */
export function step(visits: Visits, by: 1 | -1): Visits {
  const index = visits.index + by;
  return index in visits.paths ? { ...visits, index } : visits;
}

export const canStep = (visits: Visits, by: 1 | -1): boolean => visits.index + by in visits.paths;
