import { expect, test } from 'vitest';
import { MAX_NAME } from './limits.ts';
import { BROUGHT_BACK_WITHIN_MS, cleanName, freeName, isGone, readSaved, type Saved } from './saved.ts';

const saved = (more: Partial<Saved> = {}): Saved => ({
  id: 'a-1',
  name: 'Tickets',
  base: { kind: 'template' },
  createdAt: 1,
  changedAt: 1,
  deletedAt: null,
  ...more,
});

test('what was kept is read one by one, and what is damaged is counted', () => {
  const older = saved();
  const newer = saved({
    id: 'b',
    changedAt: 5,
    base: { kind: 'lesson', lesson: 'own-the-row', code: 'solution' },
  });
  const damaged = [{ ...older, base: { kind: 'lesson', lesson: '../x', code: 'starter' } }, 'text', null];
  expect(readSaved([older, ...damaged, newer])).toEqual({ saved: [newer, older], damaged: 3 });
});

test('a name is one line of what can be seen', () => {
  expect(cleanName('  My\n\u0000 shop\u202e ')).toBe('My shop');
  expect(cleanName(' \u200b ')).toBeNull();
  expect(cleanName('x'.repeat(500))).toHaveLength(MAX_NAME);
  expect(cleanName('😀'.repeat(60))?.isWellFormed()).toBe(true);
});

test('two playgrounds never have one name', () => {
  expect(freeName('Tickets', [])).toBe('Tickets');
  expect(freeName('Tickets', ['Tickets'])).toBe('Tickets 2');
  expect(freeName('Tickets 2', ['Tickets', 'Tickets 2'])).toBe('Tickets 3');
  expect(freeName('x'.repeat(MAX_NAME), ['x'.repeat(MAX_NAME)])).toHaveLength(MAX_NAME);
  expect(freeName('', [])).toBe('Playground');
});

test('a deleted playground is there for a week', () => {
  expect(isGone(saved(), 1e15)).toBe(false);
  expect(isGone(saved({ deletedAt: 10 }), 10 + BROUGHT_BACK_WITHIN_MS)).toBe(false);
  expect(isGone(saved({ deletedAt: 10 }), 11 + BROUGHT_BACK_WITHIN_MS)).toBe(true);
});
