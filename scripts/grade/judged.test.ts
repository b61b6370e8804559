import { expect, test } from 'vitest';
import { isBegun, type LessonEvidence } from '../../site/lib/progress/evidence.ts';
import { type GradeReport, NOT_STARTED, type Standing } from '../../site/lib/report/report.ts';
import { gradeOf, isSound, type Rerun } from './judged.ts';

const HASH = '0123456789abcdef';
const evidence = (change: Partial<LessonEvidence> = {}): LessonEvidence => ({
  hash: HASH,
  files: { 'a.ts': 'x' },
  passedAt: 1000,
  results: null,
  attempts: { runs: 1, firstAt: 1, lastAt: 2, failed: {} },
  quizzes: {},
  ...change,
});
const ran = (...statuses: ('pass' | 'fail' | 'error')[]): Rerun => ({
  kind: 'judged',
  results: statuses.map((status, index) => ({ id: `check-${index}`, status, message: status })),
});
const standing = (claim: LessonEvidence, rerun: Rerun): string => gradeOf('l', claim, rerun, HASH).standing;
const stopped = evidence({ attempts: { runs: 3, firstAt: 1, lastAt: 2, failed: { 'check-0': 2 } } });

test('what passes again has passed, at once or after checks that failed, whatever was claimed', () => {
  expect(standing(evidence(), ran('pass', 'pass'))).toBe('passed');
  expect(standing(stopped, ran('pass'))).toBe('passed-after');
  expect(standing(evidence({ passedAt: null }), ran('pass'))).toBe('passed');
});

test('a claim that does not hold is told, and code that claims nothing is failing', () => {
  expect(gradeOf('l', evidence(), ran('pass', 'fail'), HASH)).toMatchObject({
    standing: 'not-reproduced',
    failing: [{ id: 'check-1', message: 'fail' }],
  });
  expect(standing(evidence({ passedAt: null }), ran('fail'))).toBe('failing');
});

test('what could not be judged is nobody’s failure, and running nothing is no pass', () => {
  expect(standing(evidence(), ran('pass', 'error'))).toBe('not-judged');
  expect(standing(evidence(), ran('fail', 'error'))).toBe('not-reproduced');
  expect(standing(evidence(), ran())).toBe('not-judged');
  expect(standing(evidence(), { kind: 'not-judged', why: 'x' })).toBe('not-judged');
  expect(standing(evidence(), { kind: 'refused', why: 'x' })).toBe('refused');
});

test('evidence of another version of the lesson is marked', () => {
  expect(gradeOf('l', evidence({ hash: '' }), ran('pass'), HASH).otherVersion).toBe(true);
  expect(gradeOf('l', evidence(), ran('pass'), HASH).otherVersion).toBe(false);
});

const report = (standing: Standing | null, refused: GradeReport['refused'] = []): GradeReport => ({
  course: 'C',
  at: '2026-01-01T00:00:00.000Z',
  lessons: [],
  people: standing ? [{ name: 'Ana', file: 'a.json', grades: [{ ...NOT_STARTED('l'), standing }] }] : [],
  refused,
  remarks: [],
});

test('a report is sound if every file was taken and every claim holds; to be failing is no forgery', () => {
  expect(isSound(report('failing'))).toBe(true);
  expect(isSound(report('not-reproduced'))).toBe(false);
  expect(isSound(report(null, [{ file: 'x', why: 'y' }]))).toBe(false);
});

test('quizzes are told beside the grade, and whoever has only answered one has not begun', () => {
  const quizzes = { 'who-asks': { attempts: 2, rightAt: null } };
  expect(gradeOf('l', evidence({ quizzes }), ran('pass'), HASH)).toMatchObject({
    standing: 'passed',
    quizzes,
  });
  const attempts = { runs: 0, firstAt: null, lastAt: null, failed: {} };
  const untouched = evidence({ quizzes, files: {}, passedAt: null, attempts });
  expect(isBegun(untouched)).toBe(false);
  expect(isBegun({ ...untouched, attempts: { ...attempts, runs: 1 } })).toBe(true);
  expect(isBegun({ ...untouched, files: { 'a.ts': 'x' } })).toBe(true);
});
