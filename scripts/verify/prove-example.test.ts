import { expect, test } from 'vitest';
import type { Judgement } from '../../site/lab/prove.ts';
import { proveExample } from './prove-example.ts';

const judged = (id: string, status: Judgement['status'], message = ''): Judgement => ({
  id,
  status,
  message,
  ms: 1,
  seen: [],
});

test('an example is proven if its checks hold with it and none without it', async () => {
  const report = await proveExample('a', async (code) => [
    judged('one', code === 'example' ? 'pass' : 'fail'),
    judged('two', code === 'example' ? 'pass' : 'error'),
  ]);
  expect(report).toMatchObject({ ok: true, checks: ['one', 'two'], problems: [] });
});

test('a check that fails, one that always holds, and none at all are told', async () => {
  const failing = await proveExample('a', async () => [judged('one', 'fail', 'No list.')]);
  expect(failing.problems).toEqual(['one should pass, and says: No list.']);
  const always = await proveExample('a', async () => [judged('one', 'pass')]);
  expect(always.problems).toEqual(['one holds without the example, too: it proves nothing.']);
  const none = await proveExample('a', async () => []);
  expect(none).toMatchObject({ ok: false, problems: ['No check ran.'] });
});
