import { expect, test } from 'vitest';
import { type ActionReply, canonicalOrigin, type WireCall } from '../../../lib/sandbox/sandbox.ts';
import { compareSent, differencesText } from './compare.ts';
import { addSent, pick, pickedPair, type Sent } from './history.ts';

const edits = {};

interface Given {
  readonly call?: Partial<WireCall>;
  readonly reply?: Partial<ActionReply>;
  readonly edits?: object;
}

const sent = (number: number, given: Given = {}): Sent => {
  const reply: ActionReply = {
    status: 200,
    outcome: { kind: 'value', value: { ok: true } },
    revalidated: false,
    cookiesSet: [],
    chunks: [],
    ms: number * 10,
    ...given.reply,
  };
  const call: WireCall = {
    id: String(number),
    mark: null,
    at: number,
    source: 'attack',
    person: 'anon',
    page: '/',
    origin: canonicalOrigin,
    action: { id: 'x', name: 'unpublishEvent', file: 'a.ts' },
    args: ['evt_1'],
    state: 'done',
    reply,
    changes: [],
    cache: [],
    moments: [],
    ...given.call,
  };
  return {
    number,
    draft: { action: 'unpublishEvent', person: 'anon', origin: 'same', page: '', args: '["evt_1"]' },
    result: { call, reply },
    edits: given.edits ?? edits,
  };
};

const differing = (one: Sent, other: Sent): string[] =>
  compareSent(one, other).flatMap(({ label, differs }) => (differs ? [label] : []));

test('the same attack with the same outcome differs in nothing, however long it took', () => {
  expect(differing(sent(1), sent(2))).toEqual([]);
  expect(differencesText(compareSent(sent(1), sent(2)))).toBe('Nothing differs.');
});

test('what came of it is told line by line, before and after', () => {
  const through = sent(1, {
    call: {
      changes: [
        {
          table: 'events',
          id: 'evt_1',
          before: { id: 'evt_1', published: true },
          after: { id: 'evt_1', published: false },
        },
      ],
      cache: [{ kind: 'invalidate', tags: ['events', 'event:evt_1'] }],
    },
    reply: { cookiesSet: ['seen=1; Path=/'] },
  });
  const refused = sent(2, {
    edits: {},
    reply: { outcome: { kind: 'value', value: { ok: false, message: 'No' } } },
  });
  const lines = compareSent(through, refused);
  expect(
    Object.fromEntries(lines.filter(({ differs }) => differs).map(({ label, both }) => [label, both])),
  ).toEqual({
    'your code': ['as it was', 'edited since'],
    reply: ['{ ok: true }', '{ ok: false, message: "No" }'],
    'rows changed': ['events.evt_1.published: true → false', 'none'],
    cache: ['2 tags expired: event:evt_1, events', 'no tag expired'],
    'cookies set': ['seen=1; Path=/', 'none'],
  });
  expect(differencesText(lines)).toBe('Different: your code, reply, rows changed, cache, cookies set.');
});

test('a reply that threw differs from one that says the same words', () => {
  const threw = sent(1, { reply: { outcome: { kind: 'error', message: 'No', digest: null } } });
  const said = sent(2, { reply: { outcome: { kind: 'value', value: 'No' } } });
  expect(differing(threw, said)).toEqual(['reply']);
});

test('rows and tags in another order are the same', () => {
  const change = (id: string) => ({ table: 'orders', id, before: { id, n: 1 }, after: { id, n: 2 } });
  const both = (...ids: string[]): Given => ({
    call: { changes: ids.map(change), cache: [{ kind: 'invalidate', tags: ids }] },
  });
  expect(differing(sent(1, both('a', 'b')), sent(2, both('b', 'a')))).toEqual([]);
});

test('the newest twenty are kept, and go on being counted', () => {
  let history: Sent[] = [];
  for (let number = 0; number < 25; number++) history = addSent(history, sent(0));
  expect(history).toHaveLength(20);
  expect(history.map(({ number }) => number).slice(0, 2)).toEqual([6, 7]);
  expect(history.at(-1)?.number).toBe(25);
});

test('two are picked, a third takes the place of the first, and a second press takes one back', () => {
  expect(pick([], 1)).toEqual([1]);
  expect(pick([1], 2)).toEqual([1, 2]);
  expect(pick([1, 2], 3)).toEqual([2, 3]);
  expect(pick([1, 2], 1)).toEqual([2]);
});

test('a pair is in the order in which it was sent, and none without both', () => {
  const history = [sent(1), sent(2)];
  expect(pickedPair(history, [2, 1])?.map(({ number }) => number)).toEqual([1, 2]);
  expect(pickedPair(history, [2])).toBe(null);
  expect(pickedPair(history, [2, 9])).toBe(null);
});
