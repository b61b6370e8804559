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

test('a run that was asked for is announced from its beginning, one that an edit caused by its end', () => {
  expect(announcement({ kind: 'running', current: null, cause: 'asked' }, true)).toBe('Running…');
  expect(announcement({ kind: 'running', current: null, cause: 'edit' }, true)).toBeNull();
  expect(announcement(ended(), true)).toBe('1 passed, 1 failed');
});

test('results that an edit made old are said to be, unless a run follows anyway', () => {
  expect(announcement(ended({ stale: true }), false)).toBe('1 passed, 1 failed, before your last edit');
  expect(announcement(ended({ stale: true }), true)).toBeNull();
});

test('a pass is announced as one when it is new', () => {
  const run = { kind: 'ran', results: [result('pass')] } as const;
  expect(announcement(ended({ run, isNewPass: true }), true)).toBe('1 passed. The lesson is passed');
  expect(announcement(ended({ run }), true)).toBe('1 passed');
});
