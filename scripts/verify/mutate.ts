/** Owns `npm run verify -- LESSON --mutate`: mutants of each lesson's solution are judged, and what is missed is printed. */
import { join } from 'node:path';
import { styleText } from 'node:util';
import { judgeMutants, type MutationReport, mutantsOfSolution, reportMutants } from './blind-spots.ts';
import type { ProofBrowser } from './browser.ts';
import type { LessonFolder } from './lessons.ts';
import { readFolder } from './read-folder.ts';

export interface MutateOptions {
  /** How many mutants are judged at most; Infinity for all. */
  readonly limit: number;
  say(line: string): void;
}

const indented = (text: string): string => text.replace(/^/gm, '      ');

const print = (report: MutationReport, say: (line: string) => void): void => {
  const { id, all, judged, caught, notCompiled, blindSpots, notJudged } = report;
  const sum = Object.values(caught).reduce((total, each) => total + each, 0);
  say(
    `${styleText('bold', id)}  ${judged} of ${all} mutants: ${sum} caught, ${blindSpots.length} missed, ${notCompiled} did not compile, ${notJudged.length} not judged`,
  );
  for (const [check, number] of Object.entries(caught)) say(`    ${check.padEnd(28)} caught ${number}`);
  for (const { file, line, kind, diff } of blindSpots)
    say(`    ${styleText('red', 'missed')} ${file}:${line}  ${kind}\n${indented(diff)}`);
  for (const { file, line, kind, why } of notJudged)
    say(`    ${styleText('red', 'not judged')} ${file}:${line}  ${kind}: ${why}`);
};

/** Judges the mutants of lessons, one lesson after the other. */
export async function mutateLessons(
  browser: ProofBrowser,
  lessons: readonly LessonFolder[],
  { limit, say }: MutateOptions,
): Promise<MutationReport[]> {
  const reports: MutationReport[] = [];
  for (const { id, folder } of lessons) {
    const solution = (await readFolder(join(folder, 'solution'))) ?? {};
    const all = mutantsOfSolution(solution);
    const mutants = all.slice(0, limit);
    const results = await browser.withLesson(id, (open) =>
      judgeMutants(open, solution, mutants, ({ mutant, fate }, number) => {
        const what = fate.kind === 'caught' ? `caught by ${fate.by}` : fate.kind.replace('-', ' ');
        say(`    ${number}/${mutants.length} ${mutant.file}:${mutant.line} ${mutant.kind}: ${what}`);
      }),
    );
    const report = reportMutants(id, all.length, results);
    print(report, say);
    reports.push(report);
  }
  return reports;
}
