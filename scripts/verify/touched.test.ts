import { expect, test } from 'vitest';
import { type LessonFrontMatter, lessonFrontMatter } from '../../site/lib/course/lesson.ts';
import { disagreement, touchedBy, variantsOf } from './touched.ts';

const front: LessonFrontMatter = lessonFrontMatter.parse({
  code: 'S2',
  title: 'Someone else’s order',
  objective: 'Make an action act only on rows of its caller.',
  summary: 'Ana is signed in. That says nothing about whose order.',
  minutes: 12,
  focus: 'a.ts',
  files: ['a.ts'],
  starterFails: ['own-row'],
  hints: ['Who chose this value?', 'Look at the WHERE.', 'Use three conditions.'],
  mistakes: { lazy: { caughtBy: 'own-row', explanation: 'The order is changed first.' } },
  alternatives: { helper: 'Its own function.' },
});
const all = variantsOf(front);

test('an edit of one variant touches that one, and of the starter or the checks all of them', () => {
  expect(all).toEqual(['starter', 'solution', 'alternatives/helper', 'mistakes/lazy']);
  expect(touchedBy(['mistakes/lazy/actions/a.ts'], all)).toEqual({
    variants: ['mistakes/lazy'],
    checks: false,
    front: false,
  });
  expect(touchedBy(['starter/actions/a.ts'], all).variants).toEqual(all);
  expect(touchedBy(['checks.ts'], all)).toEqual({ variants: all, checks: true, front: false });
  expect(touchedBy(['lesson.mdx', 'solution/a.ts'], all)).toEqual({
    variants: ['solution'],
    checks: false,
    front: true,
  });
  expect(touchedBy(['mistakes/lazy-too/a.ts'], all).variants).toEqual([]);
});

test('what a variant does is held against the front matter', () => {
  const results = (status: 'pass' | 'fail' | 'error', id = 'own-row') => [{ id, status }];
  expect(disagreement(front, 'starter', results('fail'))).toBeNull();
  expect(disagreement(front, 'starter', results('pass'))).toBe('should fail own-row and fails nothing');
  expect(disagreement(front, 'solution', results('pass'))).toBeNull();
  expect(disagreement(front, 'alternatives/helper', results('fail'))).toBe('should pass and fails own-row');
  expect(disagreement(front, 'mistakes/lazy', results('fail'))).toBeNull();
  expect(disagreement(front, 'mistakes/lazy', results('pass'))).toBe(
    'should be caught by own-row and is not',
  );
  expect(disagreement(front, 'mistakes/lazy', results('pass', 'other'))).toBeNull();
  expect(disagreement(front, 'solution', results('error'))).toBe('own-row could not run');
});
