import { expect, test } from 'vitest';
import { type LessonFrontMatter, lessonFrontMatter } from '../../site/lib/course/lesson.ts';
import { type OpenLesson, proveLesson } from './prove-lesson.ts';

type Judgement = Awaited<ReturnType<OpenLesson['judge']>>[number];

const CHECKS = ['own-row', 'same-answer'];
const front = (change: Partial<LessonFrontMatter> = {}): LessonFrontMatter => ({
  ...lessonFrontMatter.parse({
    code: 'S2',
    title: 'Someone else’s order',
    objective: 'Make an action act only on rows of its caller.',
    summary: 'Ana is signed in. That says nothing about whose order.',
    minutes: 12,
    focus: 'a.ts',
    files: ['a.ts'],
    starterFails: ['own-row', 'same-answer'],
    hints: ['Who chose this value?', 'Look at the WHERE.', 'Use three conditions.'],
    mistakes: {
      'check-after': { caughtBy: 'own-row', explanation: 'The order is changed first.' },
      'tells-which': { caughtBy: 'same-answer', explanation: 'The answers differ from each other.' },
    },
    alternatives: { helper: 'Its own function.' },
  }),
  ...change,
});

/** What each variant fails; variants are told apart by the text of their one file. */
type Failing = Readonly<Record<string, readonly string[]>>;
const honest: Failing = {
  starter: ['own-row', 'same-answer'],
  solution: [],
  helper: [],
  'check-after': ['own-row'],
  'tells-which': ['same-answer'],
};

const judged = (failing: readonly string[]): Judgement[] =>
  CHECKS.map((id) => ({
    id,
    status: failing.includes(id) ? 'fail' : 'pass',
    message: 'It was let through.',
    ms: 1,
    seen: [],
  }));

/** A lesson opened in no browser: each variant fails what it is said to fail. */
const openLesson = (failing: Failing = {}, change: Partial<OpenLesson> = {}): OpenLesson => ({
  checks: CHECKS,
  variants: {
    mistakes: { 'check-after': { 'a.ts': 'check-after' }, 'tells-which': { 'a.ts': 'tells-which' } },
    alternatives: { helper: { 'a.ts': 'helper' } },
  },
  judge: async (input, only = CHECKS) => {
    const variant = typeof input === 'object' ? String('files' in input ? input.files['a.ts'] : '') : input;
    return judged({ ...honest, ...failing }[variant] ?? []).filter(({ id }) => only.includes(id));
  },
  ...change,
});

const problemsOf = async (lesson: OpenLesson, matter = front()): Promise<readonly string[]> => {
  const report = await proveLesson('own-the-row', matter, lesson);
  expect(report.ok).toBe(report.problems.length === 0);
  return report.problems;
};

test('a lesson that holds is proven, and the report says what each variant failed', async () => {
  const report = await proveLesson('own-the-row', front(), openLesson());
  expect(report).toEqual({
    id: 'own-the-row',
    ok: true,
    checks: CHECKS,
    starter: { failed: ['own-row', 'same-answer'] },
    solution: { failed: [], checksMs: 2 },
    alternatives: [{ name: 'helper', failed: [] }],
    mistakes: [
      { name: 'check-after', expected: 'own-row', failed: ['own-row'] },
      { name: 'tells-which', expected: 'same-answer', failed: ['same-answer'] },
    ],
    ms: expect.any(Number),
    problems: [],
  });
});

test('every variant is judged once and told of as it begins', async () => {
  const told: string[] = [];
  await proveLesson('own-the-row', front(), openLesson(), {
    onVariant: (label) => void told.push(label),
  });
  expect(told.sort()).toEqual([
    'alternatives/helper',
    'mistakes/check-after',
    'mistakes/tells-which',
    'solution',
    'starter',
  ]);
});

test('a mistake may fail more than the check that is named for it', async () => {
  expect(await problemsOf(openLesson({ 'check-after': ['own-row', 'same-answer'] }))).toEqual([]);
});

test('only the check that is to catch a mistake judges it, unless every check is asked for', async () => {
  const all = openLesson({ 'check-after': CHECKS });
  const failedOf = async (everyCheck: boolean): Promise<readonly string[] | undefined> =>
    (await proveLesson('own-the-row', front(), all, { everyCheck })).mistakes[0]?.failed;
  expect(await failedOf(false)).toEqual(['own-row']);
  expect(await failedOf(true)).toEqual(CHECKS);
});

const problems: readonly (readonly [name: string, failing: Failing, ...problems: string[]])[] = [
  [
    'a solution that fails',
    { solution: ['own-row'] },
    'solution should pass but fails own-row.',
    'solution: own-row says: It was let through.',
  ],
  [
    'an alternative that fails',
    { helper: ['same-answer'] },
    'alternatives/helper should pass but fails same-answer.',
    'alternatives/helper: same-answer says: It was let through.',
  ],
  [
    'a starter that fails too little',
    { starter: ['own-row'] },
    'The starter should fail own-row, same-answer but fails own-row.',
  ],
  ['a starter that passes', { starter: [] }, 'The starter should fail own-row, same-answer but fails none.'],
  [
    'a mistake that nothing catches',
    { 'check-after': [] },
    'mistakes/check-after should be caught by own-row but fails none.',
  ],
  [
    'a mistake that another check catches',
    { 'check-after': ['same-answer'] },
    'mistakes/check-after should be caught by own-row but fails none.',
  ],
];
for (const [name, failing, ...told] of problems) {
  test(`${name} is a problem`, async () => {
    expect(await problemsOf(openLesson(failing))).toEqual(told);
  });
}

test('a starter that fails more than it says is a problem', async () => {
  expect(await problemsOf(openLesson(), front({ starterFails: ['own-row'] }))).toEqual([
    'The starter should fail own-row but fails own-row, same-answer.',
  ]);
});

test('a check that nothing ever fails is a problem', async () => {
  const lesson = openLesson({}, { checks: [...CHECKS, 'idle'] });
  expect(await problemsOf(lesson)).toEqual(['Nothing ever fails the check idle: it proves nothing.']);
});

test('a check that could not run is a problem, and no failure', async () => {
  const lesson = openLesson();
  const judge: OpenLesson['judge'] = async (input, only) =>
    input === 'solution'
      ? [{ id: 'own-row', status: 'error', message: 'The pipe broke.', ms: 1, seen: [] }]
      : lesson.judge(input, only);
  const report = await proveLesson('own-the-row', front(), { ...lesson, judge });
  expect(report.problems).toEqual(['solution: own-row could not run: The pipe broke.']);
  expect(report.solution.failed).toEqual([]);
  expect(report.ok).toBe(false);
});

test('a variant for which no check ran is a problem: running nothing is never a pass', async () => {
  const lesson = openLesson();
  const judge: OpenLesson['judge'] = async (input, only) =>
    input === 'solution' ? [] : lesson.judge(input, only);
  expect(await problemsOf({ ...lesson, judge })).toEqual(['solution: no check ran.']);
});

test('a front matter that names checks which are not there is a problem, told once for each', async () => {
  const matter = front({
    starterFails: [...CHECKS, 'gone'],
    mistakes: {
      'check-after': { caughtBy: 'gone', explanation: 'x'.repeat(20) },
      'tells-which': { caughtBy: 'same-answer', explanation: 'x'.repeat(20) },
    },
  });
  const found = await problemsOf(openLesson(), matter);
  expect(found.filter((problem) => problem.includes('checks.ts does not have'))).toEqual([
    'The front matter names a check gone that checks.ts does not have.',
  ]);
});

for (const kind of ['mistakes', 'alternatives'] as const) {
  test(`${kind} that only the front matter or only the folder has are problems`, async () => {
    const matter = front();
    const lesson = openLesson();
    const { variants } = lesson;
    const extra = { extra: { 'a.ts': 'extra' } };
    expect(
      await problemsOf(
        { ...lesson, variants: { ...variants, [kind]: { ...variants[kind], ...extra } } },
        matter,
      ),
    ).toEqual([`${kind}/extra has a folder but is not in the front matter.`]);
    const found = await problemsOf({ ...lesson, variants: { ...variants, [kind]: {} } }, matter);
    const first = kind === 'mistakes' ? 'check-after' : 'helper';
    expect(found).toContain(`${kind}/${first} is in the front matter but has no folder.`);
  });
}

test('a lesson without mistakes is a problem', async () => {
  const lesson = openLesson(
    {},
    { variants: { mistakes: {}, alternatives: { helper: { 'a.ts': 'helper' } } } },
  );
  expect(await problemsOf(lesson, front({ mistakes: {} }))).toEqual([
    'The lesson has no mistakes: its checks prove nothing.',
  ]);
});

test('an app that dies while a variant is judged ends the proof with its reason', async () => {
  const judge = async (): Promise<never> => Promise.reject(new Error('The runtime is gone.'));
  await expect(proveLesson('own-the-row', front(), openLesson({}, { judge }))).rejects.toThrow(
    'The runtime is gone.',
  );
});
