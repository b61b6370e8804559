/** Owns what the learner's code can be set beside: the solution, the lesson's beginning, and each version of the history. */
import * as texts from '#texts/editor.ts';
import type { Edits } from '../../lib/workspace/edits.ts';
import type { Version } from '../../lib/workspace/history.ts';
import type { Workspace } from '../../lib/workspace/workspace.ts';
import type { WorkWords } from '../work.ts';

export const SOLUTION = 'solution';
export const START = 'start';

export interface Comparison {
  readonly id: string;
  /** In a list of all. */
  readonly label: string;
  /** In a sentence. */
  readonly name: string;
  /** Files that differ from the lesson's beginning, by path. */
  readonly edits: Edits;
  /** Null where it has no such file. */
  read(path: string): string | null;
  /** Puts one file of it in the place of the learner's. Can be taken back. */
  take(path: string): void;
  /** The same with all files. */
  takeAll(): void;
}

const isToday = (at: number): boolean => new Date(at).toDateString() === new Date().toDateString();
const when = (at: number): string => texts.timeOf(new Date(at), isToday(at));

const outcome = ({ run }: Version): string => {
  if (!run) return texts.putAside;
  const all = run.passed.length + run.failed.length;
  return run.failed.length === 0 ? texts.allChecksPassed : texts.ofChecksFailed(run.failed.length, all);
};

const fileName = (path: string): string => path.replace(/^.*\//, '');

/** The newest version first; the solution and the beginning before all. */
export function comparisonsOf(
  workspace: Workspace,
  versions: readonly Version[],
  words: Pick<WorkWords, 'began' | 'beginning'>,
): Comparison[] {
  const take =
    (name: string, read: Comparison['read']) =>
    (path: string): void =>
      workspace.take(path, read(path), `${fileName(path)} of ${name}`);
  const ofVersion = (version: Version): Comparison => {
    const name = texts.yourVersionOf(when(version.at));
    const read: Comparison['read'] = (path) => {
      const text = version.edits[path];
      return text === undefined ? workspace.startOf(path) : text;
    };
    return {
      edits: version.edits,
      id: version.id,
      label: `${when(version.at)}, ${outcome(version)}`,
      name,
      read,
      take: take(name, read),
      takeAll: () => workspace.takeAll(version.edits, name),
    };
  };
  const solution: Comparison[] = [
    {
      id: SOLUTION,
      edits: workspace.solution,
      label: texts.theSolution,
      name: texts.solutionInSentence,
      read: workspace.solutionOf,
      take: take(texts.solutionInSentence, workspace.solutionOf),
      takeAll: () => workspace.showSolution(),
    },
  ];
  return [
    ...(workspace.hasSolution ? solution : []),
    {
      id: START,
      edits: {},
      label: words.began,
      name: words.beginning,
      read: workspace.startOf,
      take: take(words.beginning, workspace.startOf),
      takeAll: () => workspace.reset(),
    },
    ...[...versions].reverse().map(ofVersion),
  ];
}

/** The newest version in which a check failed, if anything has been changed since. */
export const lastFailure = (
  check: string,
  versions: readonly Version[],
  edits: Version['edits'],
): Version | null => {
  const found = versions.findLast(({ run }) => run?.failed.includes(check));
  return found && changedFiles(found.edits, edits).length > 0 ? found : null;
};

/** Files that differ between two versions. */
export const changedFiles = (before: Version['edits'], after: Version['edits']): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (path) => before[path] !== after[path],
  );
