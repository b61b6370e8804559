import { expect, test } from 'vitest';
import type { ActionReply, ActionResult } from '../../lib/sandbox/sandbox.ts';
import { readArguments } from './attack-draft.ts';
import { verdictOf } from './verdict.ts';

const result = (outcome: ActionReply['outcome'], rows = 0): ActionResult => {
  const reply: ActionReply = { status: 200, outcome, revalidated: false, cookiesSet: [], chunks: [], ms: 1 };
  const changes = Array.from({ length: rows }, (_, index) => ({
    table: 't',
    id: String(index),
    before: null,
    after: {},
  }));
  return {
    reply,
    call: {
      id: '1',
      at: 0,
      source: 'attack',
      person: 'anon',
      page: '/',
      origin: null,
      action: { id: 'x', name: 'cancelOrder', file: 'a.ts' },
      args: [],
      state: 'done',
      reply,
      changes,
      cache: [],
      moments: [],
      mark: null,
    },
  };
};

test('a change means that it went through, whatever the reply says', () => {
  expect(verdictOf(result({ kind: 'value', value: { ok: false } }, 1), 'anon')).toMatchObject({
    kind: 'open',
    title: 'It went through. Nobody was signed in.',
    detail: 'cancelOrder changed 1 row.',
  });
});

test('without a change the reply says how it was refused', () => {
  expect(verdictOf(result({ kind: 'value', value: { ok: false } }), 'ben').title).toBe(
    'Refused. Nothing changed.',
  );
  expect(verdictOf(result({ kind: 'value', value: 3 }), 'ben').title).toBe('It answered. Nothing changed.');
  expect(verdictOf(result({ kind: 'error', message: '', digest: null }), 'ben').title).toBe(
    'It threw. Nothing changed.',
  );
});

test('arguments are a JSON list, and an empty field is no arguments', () => {
  expect(readArguments('["a", 1]')).toEqual({ ok: true, values: ['a', 1] });
  expect(readArguments(' ')).toEqual({ ok: true, values: [] });
});

test('what is wrong with arguments is said with what to write instead', () => {
  expect(readArguments('"ord_1"')).toEqual({
    ok: false,
    problem: 'Arguments are a list. Put it in brackets: ["ord_1"]',
  });
  expect(readArguments("['ord_1']")).toMatchObject({
    ok: false,
    problem: expect.stringContaining('double quotes'),
  });
});
