import { expect, test } from 'vitest';
import { toHtml } from '../markup/markup.ts';
import { type LessonEvidence, packEvidence, readEvidence } from '../progress/evidence.ts';
import { claimOf, claimsReport } from './claims.ts';
import { intake } from './intake.ts';
import { reportView } from './view.ts';

const HASH = '0123456789abcdef';
const evidence = (change: Partial<LessonEvidence> = {}): LessonEvidence => ({
  hash: HASH,
  files: { 'a.ts': 'x' },
  passedAt: null,
  results: null,
  attempts: { runs: 0, firstAt: null, lastAt: null, failed: {} },
  quizzes: {},
  ...change,
});
const failed = (...checks: string[]): Partial<LessonEvidence> => ({
  results: { passed: [], failed: checks },
  attempts: { runs: 1, firstAt: 1, lastAt: 1, failed: Object.fromEntries(checks.map((id) => [id, 1])) },
});
const standing = (change: Partial<LessonEvidence>): string => claimOf('l', evidence(change), HASH).standing;

test('a claim is taken at its word', () => {
  expect(standing({ passedAt: 5 })).toBe('passed');
  expect(standing({ ...failed('a'), passedAt: 5 })).toBe('passed-after');
  expect(standing(failed('a'))).toBe('failing');
  expect(standing({})).toBe('started');
  expect(standing({ results: { passed: ['a'], failed: [] } })).toBe('started');
  expect(claimOf('l', evidence({ hash: '' }), HASH).otherVersion).toBe(true);
});

const here = {
  title: 'C',
  hashes: { l: HASH, toString: HASH },
  lessons: ['l', 'constructor'].map((id) => ({
    id,
    code: id === 'l' ? 'L1' : 'L2',
    title: `Lesson ${id}`,
    part: 'Part',
    checks: { own: { title: 'Ana cannot', misconceptions: ['Signed in means allowed.'] } },
  })),
};
const file = (
  name: string,
  lessons: Record<string, LessonEvidence>,
  learner = name,
  course = 'C',
): { file: string; read: ReturnType<typeof readEvidence> } => ({
  file: `${name}.json`,
  read: readEvidence(packEvidence({ learner, course, lessons }, new Date(0))),
});

test('files become a report on claims, with what is odd of each told and the bad ones listed', () => {
  const files = intake([
    file('ana', { l: evidence({ ...failed('own'), hash: 'f'.repeat(16) }) }),
    file('ben', { l: evidence(failed('own')), gone: evidence() }, '<img src=x>\u202e', 'Other\u0007'),
    { file: 'cut.json', read: readEvidence('{') },
  ]);
  const report = claimsReport(files, here, new Date(0));
  expect(report.people.map(({ grades }) => grades.map((grade) => grade.standing))).toEqual([
    ['failing', 'not-started'],
    ['failing', 'not-started'],
  ]);
  expect(report.remarks).toEqual([
    '<img src=x>: the file is from another course, Other.',
    '<img src=x>: this course has no lesson gone.',
  ]);
  const html = toHtml(reportView(report, 'claims'));
  expect(html).toContain('2 failing now, 0 got past it');
  expect(html).toContain('Signed in means allowed.');
  expect(html).toContain('ana, l: the file is from another version of the lesson');
  expect(html).toContain('cut.json: It is not JSON, or a part of it is missing.');
  expect(html).not.toMatch(/<img|not reproduced/);
});

test('of nobody there is no table', () => {
  const nobody = claimsReport(intake([{ file: 'a', read: readEvidence('1') }]), here, new Date(0));
  const html = toHtml(reportView(nobody, 'claims'));
  expect(html).not.toContain('<table');
  expect(html).toContain('a: It is no evidence file of this course’s site.');
});

test('people of one name are told apart, and those without one are called as their file', () => {
  const names = intake([file('a', {}, 'Ana'), file('b', {}, ' Ana '), file('x/y', {}, '')]);
  expect(names.taken.map(({ name }) => name)).toEqual(['Ana', 'Ana (2)', 'y']);
});
