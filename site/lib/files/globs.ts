/** Owns patterns of paths: `*` for anything within a segment, `**` for any segments. Everything else means itself. Pure. */

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const segmentPattern = (segment: string): string => segment.split('*').map(escaped).join('[^/]*');

/** Whether a path is one that a pattern such as `actions/**` means. Folders of Next such as `[slug]` mean themselves. */
export function matchesGlob(path: string, glob: string): boolean {
  const segments = glob.split('/');
  const pattern = segments
    .map((segment, index) => {
      const isLast = index === segments.length - 1;
      if (segment === '**') return isLast ? '.+' : '(?:[^/]+/)*';
      return segmentPattern(segment) + (isLast ? '' : '/');
    })
    .join('');
  return new RegExp(`^${pattern}$`).test(path);
}
