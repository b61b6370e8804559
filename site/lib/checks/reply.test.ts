import { expect, test } from 'vitest';
import type { ActionReply, ActionResult, CacheEvent } from '../sandbox/sandbox.ts';
import { Reply } from './reply.ts';

const replyOf = (reply: Partial<ActionReply>, cache: CacheEvent[] = []): Reply =>
  new Reply({
    reply: {
      status: 200,
      outcome: { kind: 'lost' },
      revalidated: false,
      cookiesSet: [],
      chunks: [],
      ms: 1,
      ...reply,
    },
    call: { changes: [], cache },
  } as unknown as ActionResult);

const seen = ({ value, redirectTo, threw }: Reply) => ({ value, redirectTo, threw });

test('a reply says where it redirected, what it threw, or what it returned, and nothing else', () => {
  expect(seen(replyOf({ outcome: { kind: 'redirect', to: '/orders' } }))).toEqual({
    value: undefined,
    redirectTo: '/orders',
    threw: null,
  });
  expect(seen(replyOf({ outcome: { kind: 'error', message: 'No.', digest: null } }))).toEqual({
    value: undefined,
    redirectTo: null,
    threw: 'No.',
  });
  expect(seen(replyOf({ outcome: { kind: 'value', value: { $: 'bigint', v: '1' } } }))).toEqual({
    value: 1n,
    redirectTo: null,
    threw: null,
  });
});

test('the chunks of a stream are values with their times', () => {
  const chunks = [
    { value: { $: 'undefined' }, ms: 3 },
    { value: 'b', ms: 5.5 },
  ];
  expect(replyOf({ chunks }).chunks).toEqual([
    { value: undefined, ms: 3 },
    { value: 'b', ms: 5.5 },
  ]);
});

test('a reply tells its cookies and what happened in the cache', () => {
  const reply = replyOf({ cookiesSet: ['a=1'] }, [{ kind: 'invalidate', tags: ['events'] }]);
  expect([reply.cookiesSet, reply.cache]).toEqual([['a=1'], [{ kind: 'invalidate', tags: ['events'] }]]);
});
