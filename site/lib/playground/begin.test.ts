import { expect, test } from 'vitest';
import { beginQuery, wantedBy } from './begin.ts';
import type { Base } from './code.ts';

test('an address without a question is the list', () => {
  expect(wantedBy('')).toEqual({ kind: 'home' });
  expect(wantedBy('?lab=1')).toEqual({ kind: 'home' });
});

test('an address opens a saved playground, or begins one with what somebody did in a lesson', () => {
  expect(wantedBy('?open=3f-a_2')).toEqual({ kind: 'open', id: '3f-a_2' });
  const base = { kind: 'lesson', lesson: 'own-the-row', code: 'starter' };
  expect(wantedBy('?from=own-the-row')).toEqual({ kind: 'begin', base, withOwnEdits: true });
});

test('what begins a playground reads its own address', () => {
  const bases: readonly Base[] = [
    { kind: 'template' },
    { kind: 'lesson', lesson: 'own-the-row', code: 'starter' },
    { kind: 'lesson', lesson: 'own-the-row', code: 'solution' },
    { kind: 'example', example: 'rate-limit' },
  ];
  for (const base of bases)
    expect(wantedBy(beginQuery(base))).toEqual({ kind: 'begin', base, withOwnEdits: false });
});

test('an address with anything else is refused', () => {
  for (const search of [
    '?from=../x',
    '?from=a&code=mistakes',
    '?example=__proto__',
    '?open=a/b',
    '?example=A',
  ])
    expect(wantedBy(search)).toMatchObject({ kind: 'refused' });
});
