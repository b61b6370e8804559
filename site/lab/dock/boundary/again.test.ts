import { expect, test } from 'vitest';
import { sampleCallWith as call } from '../../../lib/sandbox/sample-call.ts';
import { argumentsAsJson, toDraft } from './again.ts';

test('plain arguments can be written as JSON, others cannot', async () => {
  expect(argumentsAsJson(await call(['ord_1', 2, null, { a: [true] }]))).toBe(
    '["ord_1",2,null,{"a":[true]}]',
  );
  for (const odd of [
    new Date(0),
    undefined,
    1n,
    new Map(),
    [new FormData()],
    { at: new Date(0) },
    Number.NaN,
  ])
    expect(argumentsAsJson(await call([odd]))).toBe(null);
});

test('a call becomes a draft for the Attack form, with who, where and from where', async () => {
  expect(toDraft(await call(['ord_1']))).toEqual({
    action: 'cancelOrder@actions/cancel-order.ts',
    person: 'ben',
    origin: 'same',
    page: '/orders',
    args: '["ord_1"]',
  });
  expect(toDraft(await call([], { origin: null, person: null }))).toMatchObject({
    origin: 'none',
    person: 'anon',
  });
  expect(toDraft(await call([], { origin: 'https://elsewhere.example' }))).toMatchObject({ origin: 'other' });
  expect(toDraft(await call([], { action: null }))).toBe(null);
  expect(toDraft(await call([new FormData()]))).toBe(null);
});
