import { expect, test } from 'vitest';
import { EVIDENCE_LIMITS, lessonEvidence, packEvidence, readEvidence } from './evidence.ts';

const lesson = {
  hash: '0123456789abcdef',
  files: { 'actions/a.ts': 'export {};', 'lib/gone.ts': null },
  passedAt: 1_700_000_000_000,
  results: { passed: ['own-row'], failed: [] },
  attempts: { runs: 1, firstAt: 1_700_000_000_000, lastAt: 1_700_000_000_000, failed: {} },
  quizzes: { 'who-asks': { attempts: 2, rightAt: 1_700_000_000_000 } },
};
const handed = { learner: 'Ana', course: 'Server Actions Lab', lessons: { 'own-the-row': lesson } };
const packed = packEvidence(handed, new Date(0));

/** Why a file is refused in which one thing is different. */
const whyNot = (change: object): string => {
  const read = readEvidence(JSON.stringify({ ...JSON.parse(packed), ...change }));
  return read.kind === 'refused' ? read.why : '';
};
const withLesson = (part: object) => whyNot({ lessons: { 'own-the-row': { ...lesson, ...part } } });

test('what is packed is read again', () => {
  expect(readEvidence(packed)).toMatchObject({ kind: 'read', evidence: { ...handed, version: 2 } });
});

test('attempts are counted by the check that failed, and code that passed goes before later code', () => {
  const run = (at: number, failed: string[], passed: string[] = []) => ({ at, run: { failed, passed } });
  const record = {
    hash: lesson.hash,
    passed: { at: 30, edits: { 'a.ts': 'passed' } },
    draft: { 'a.ts': 'later' },
    attempts: [
      run(10, ['own-row', 'twice']),
      { at: 15, run: null },
      run(20, ['own-row']),
      run(30, [], ['own-row']),
    ],
    quizzes: { 'who-asks': { attempts: 2, rightAt: 25, answer: ['the action'] } },
  };
  expect(lessonEvidence(record)).toEqual({
    hash: lesson.hash,
    files: { 'a.ts': 'passed' },
    passedAt: 30,
    results: { passed: ['own-row'], failed: [] },
    attempts: { runs: 3, firstAt: 10, lastAt: 30, failed: { 'own-row': 2, twice: 1 } },
    quizzes: { 'who-asks': { attempts: 2, rightAt: 25 } },
  });
  expect(lessonEvidence({ ...record, passed: null })?.files).toEqual({ 'a.ts': 'later' });
  const nothing = { hash: '', passed: null, draft: {}, attempts: [], quizzes: {} };
  expect(lessonEvidence(nothing)).toBeNull();
  const { quizzes } = record;
  expect(lessonEvidence({ ...nothing, quizzes })).toMatchObject({ quizzes: { 'who-asks': { attempts: 2 } } });
});

test('a file of the first version, which has no quizzes, is read', () => {
  const { quizzes: _, ...before } = lesson;
  const text = JSON.stringify({ ...JSON.parse(packed), version: 1, lessons: { 'own-the-row': before } });
  expect(readEvidence(text)).toMatchObject({
    kind: 'read',
    evidence: { version: 1, lessons: { 'own-the-row': { ...before, quizzes: {} } } },
  });
});

test('quizzes that nobody can have answered are refused', () => {
  expect(withLesson({ quizzes: { 'who-asks': { attempts: 0, rightAt: null } } })).toContain(
    'who-asks, attempts',
  );
  expect(withLesson({ quizzes: { 'Who asks': { attempts: 1, rightAt: null } } })).toContain('damaged');
  const many = Object.fromEntries(
    Array.from({ length: 101 }, (_, index) => [`q${index}`, { attempts: 1, rightAt: null }]),
  );
  expect(withLesson({ quizzes: many })).toContain('at most 100 quizzes');
});

test('a file that is none, a damaged one and a newer one are refused with the reason', () => {
  expect(readEvidence('{"kind":')).toMatchObject({ why: expect.stringContaining('not JSON') });
  expect(readEvidence('[]')).toMatchObject({ why: expect.stringContaining('no evidence file') });
  expect(whyNot({ version: 3 })).toContain('newer version');
  expect(whyNot({ learner: 7 })).toContain('damaged at learner');
  expect(whyNot({ extra: 1 })).toContain('damaged');
  expect(withLesson({ passedAt: '2023' })).toContain('damaged at lessons, own-the-row, passedAt');
});

test('what a damaged file is refused with is short, whatever names it has, and one line', () => {
  const why = withLesson({ files: { [`../\u001b[2J\n${'x'.repeat(9000)}`]: 'x' } });
  expect(why).toMatch(/^It is damaged at lessons, own-the-row, files/);
  expect(why).not.toMatch(/\p{C}/u);
  expect(why.length).toBeLessThan(400);
});

test('paths that leave the app, or name what is hidden in it, are refused', () => {
  for (const path of [
    '../x.ts',
    '/etc/passwd',
    'a/../../b.ts',
    '.env',
    '.lab/server.mjs',
    'node_modules/next/x.js',
    'a\\b',
    '',
  ])
    expect(withLesson({ files: { [path]: 'x' } }), path).toContain('damaged');
  const read = readEvidence(packed.replace('"lib/gone.ts"', '"__proto__"'));
  const files = read.kind === 'read' ? read.evidence.lessons['own-the-row']?.files : {};
  expect(Object.keys(files ?? {})).toEqual(['actions/a.ts']);
});

test('what is larger than its bound is refused', () => {
  expect(readEvidence(' '.repeat(EVIDENCE_LIMITS.file + 1))).toMatchObject({
    why: expect.stringContaining('larger'),
  });
  expect(withLesson({ files: { 'a.ts': 'x'.repeat(EVIDENCE_LIMITS.text + 1) } })).toContain('damaged');
  const many = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`a/${index}.ts`, 'x']));
  expect(withLesson({ files: many })).toContain('at most 100 files');
  const lessons = Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`l${index}`, lesson]));
  expect(whyNot({ lessons })).toContain('at most 200 lessons');
});
