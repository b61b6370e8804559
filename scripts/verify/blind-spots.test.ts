import { expect, test } from 'vitest';
import { judgeMutants, mutantsOfSolution, reportMutants } from './blind-spots.ts';
import type { OpenLesson } from './prove-lesson.ts';

const SOLUTION = {
  'actions/a.ts': 'export async function a() {\n  await asks();\n  updateTag(tag);\n  if (no) return;\n}\n',
  'notes.md': 'await nothing',
};

type Status = 'pass' | 'fail' | 'error';
/** A lesson whose checks look at the text of the action. */
const lesson = (checks: Readonly<Record<string, (text: string) => Status | 'not-compiled'>>) => {
  const asked: string[] = [];
  const open: OpenLesson = {
    checks: Object.keys(checks),
    variants: { mistakes: {}, alternatives: {} },
    async judge(input, only = Object.keys(checks)) {
      const files = typeof input === 'object' && 'files' in input ? input.files : SOLUTION;
      return only.map((id) => {
        if (typeof input !== 'string') asked.push(id);
        const found = checks[id]?.(String(files['actions/a.ts'])) ?? 'error';
        return found === 'not-compiled'
          ? { id, status: 'fail' as const, message: 'Does not compile. x', ms: 0, seen: [] }
          : { id, status: found, message: found, ms: 1, seen: [] };
      });
    },
  };
  return { open, asked };
};
const has =
  (part: string) =>
  (text: string): Status =>
    text.includes(part) ? 'pass' : 'fail';

test('mutants that no check fails for are the blind spots, with file, line and diff', async () => {
  const mutants = mutantsOfSolution(SOLUTION);
  const { open } = lesson({ awaits: has('await asks()'), tags: has('updateTag(tag)') });
  const report = reportMutants('x', 9, await judgeMutants(open, SOLUTION, mutants));
  expect(report).toMatchObject({ ok: false, all: 9, judged: mutants.length, notCompiled: 0, notJudged: [] });
  expect(report.caught).toEqual({ awaits: 2, tags: 2 });
  expect(report.blindSpots.map(({ file, line, kind }) => `${file}:${line} ${kind}`)).toEqual([
    'actions/a.ts:4 drops a guard',
    'actions/a.ts:4 negates a condition',
  ]);
  expect(report.blindSpots[0]?.diff).toContain('-  if (no) return;');
});

test('a mutant is judged until one check fails, and the check that caught most is asked first', async () => {
  const { open, asked } = lesson({
    idle: () => 'pass',
    all: (text) => (text === SOLUTION['actions/a.ts'] ? 'pass' : 'fail'),
  });
  await judgeMutants(open, SOLUTION, mutantsOfSolution(SOLUTION).slice(0, 3));
  expect(asked).toEqual(['idle', 'all', 'all', 'all']);
});

test('what does not compile is left out, and what could not be judged is told and is no success', async () => {
  const { open } = lesson({
    check: (text) =>
      text === SOLUTION['actions/a.ts'] ? 'pass' : text.includes('await') ? 'error' : 'not-compiled',
  });
  const report = reportMutants('x', 2, await judgeMutants(open, SOLUTION, mutantsOfSolution(SOLUTION)));
  expect(report.ok).toBe(false);
  expect(report.notCompiled).toBe(2);
  expect(report.notJudged.every(({ why }) => why === 'check: error')).toBe(true);
  expect(report.blindSpots).toEqual([]);
});

test('without a solution that passes, nothing is judged', async () => {
  const { open } = lesson({ never: () => 'fail' });
  await expect(judgeMutants(open, SOLUTION, [])).rejects.toThrow('does not pass never');
});
