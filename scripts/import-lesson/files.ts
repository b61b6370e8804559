/** Owns which files of a TutorialKit lesson can be laid over the template, where, and why others cannot. Pure. */
import { assertSafePath } from '../../site/lib/files/files.ts';

export interface ImportedFiles {
  readonly starter: Readonly<Record<string, string>>;
  /** Only what differs from the starter. */
  readonly solution: Readonly<Record<string, string>>;
  /** What was left out or lies elsewhere now, each as a sentence. */
  readonly notes: readonly string[];
}

/** Files beside the template's folders that mean something to Next. */
const BESIDE = /^(proxy|middleware|instrumentation|instrumentation-client)\.ts$/;
const RIGHT = /\.(tsx?|css)$/;

/** Why a file cannot be laid over the template; null if it can. @param folders Those right in the template. */
const whyNot = (path: string, folders: ReadonlySet<string>): string | null => {
  if (/(^|\/)(\.|node_modules\/)/.test(path)) return 'its name is hidden, or it is a package’s';
  if (/^(package(-lock)?\.json|pnpm-lock\.yaml|yarn\.lock)$/.test(path))
    return 'the packages are those of the template';
  if (/^[\w-]+\.config\.\w+$|^tsconfig\.json$/.test(path)) return 'the tools are those of the template';
  if (!RIGHT.test(path)) return 'the app has only .ts, .tsx and .css files that a lesson can change';
  const [top = ''] = path.split('/');
  if (path.includes('/') ? !folders.has(top) : !BESIDE.test(path))
    return `it lies in none of the template’s folders, ${[...folders].sort().join(', ')}`;
  try {
    assertSafePath(path);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : 'its path is not safe';
  }
};

/**
 * @param files Those of `_files` and `_solution` by their paths there.
 * @param template Paths of the template's files.
 */
export function importFiles(
  files: {
    readonly files: Readonly<Record<string, string>>;
    readonly solution: Readonly<Record<string, string>>;
  },
  template: readonly string[],
): ImportedFiles {
  const folders = new Set(template.flatMap((path) => (path.includes('/') ? [path.replace(/\/.*/, '')] : [])));
  const notes = new Set<string>();
  /** The template has no src/. */
  const placed = (path: string): string => {
    const without = path.replace(/^src\//, '');
    return without !== path && whyNot(without, folders) === null ? without : path;
  };
  const carried = (from: string, given: Readonly<Record<string, string>>): [string, string][] =>
    Object.entries(given).flatMap(([path, text]): [string, string][] => {
      const at = placed(path);
      const why = whyNot(at, folders);
      if (why !== null) {
        notes.add(`${from}/${path} is left out: ${why}.`);
        return [];
      }
      if (at !== path) notes.add(`${from}/${path} lies at ${at} now.`);
      if (template.includes(at))
        notes.add(`${at} takes the place of the template’s; look whether the app still holds together.`);
      return [[at, text]];
    });
  const starter = Object.fromEntries(carried('_files', files.files));
  const solution = carried('_solution', files.solution).filter(([path, text]) => starter[path] !== text);
  return { starter, solution: Object.fromEntries(solution), notes: [...notes] };
}
