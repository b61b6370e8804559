import { expect, test } from 'vitest';
import type { CheckResult } from '../../lib/checks/outcome.ts';
import type { RunState } from '../check-runs.ts';
import { announcement } from './summary.ts';

const result = (status: 'pass' | 'fail'): CheckResult => ({
  ...{ id: status, title: status, evidence: [], ms: 1 },
  ...(status === 'pass' ? { status } : { status, message: 'No.', expected: null }),
});
const ended = (more: Partial<Extract<RunState, { kind: 'ended' }>> = {}): RunState => ({
  kind: 'ended',
  run: { kind: 'ran', results: [result('pass'), result('fail')] },
  stale: false,
  isNewPass: false,
  ...more,
});

const PASSED = (text: string): string => `${text}. The lesson is passed`;

test('a run that was asked for is announced from its beginning, one that an edit caused by its end', () => {
  expect(announcement({ kind: 'running', current: null, cause: 'asked' }, true, PASSED)).toBe('Running…');
  expect(announcement({ kind: 'running', current: null, cause: 'edit' }, true, PASSED)).toBeNull();
  expect(announcement(ended(), true, PASSED)).toBe('1 passed, 1 failed');
});

test('results that an edit made old are said to be, unless a run follows anyway', () => {
  expect(announcement(ended({ stale: true }), false, PASSED)).toBe(
    '1 passed, 1 failed, before your last edit',
  );
  expect(announcement(ended({ stale: true }), true, PASSED)).toBeNull();
});

test('a pass is announced as one when it is new', () => {
  const run = { kind: 'ran', results: [result('pass')] } as const;
  expect(announcement(ended({ run, isNewPass: true }), true, PASSED)).toBe('1 passed. The lesson is passed');
  expect(announcement(ended({ run }), true, PASSED)).toBe('1 passed');
});
