import { setPersistentEngine } from '@nanostores/persistent';
import { afterEach, expect, test } from 'vitest';
import { keptChoice } from './kept-choice.ts';

const listeners = { addEventListener: () => {}, removeEventListener: () => {} };
afterEach(() => setPersistentEngine({}, listeners));

test('a choice is kept, and something unknown that was kept counts as the usual one', () => {
  const kept: Record<string, string> = { 'server-actions-lab:a': 'phone', 'server-actions-lab:b': 'cinema' };
  setPersistentEngine(kept, listeners);
  expect(keptChoice('a', ['full', 'phone'], 'full').chosen.get()).toBe('phone');
  const choice = keptChoice('b', ['full', 'phone'], 'full');
  expect(choice.chosen.get()).toBe('full');
  choice.choose('phone');
  expect(kept['server-actions-lab:b']).toBe('phone');
});

test('a choice holds also where nothing can be kept', () => {
  const full = new Proxy<Record<string, string>>(
    {},
    {
      set() {
        throw new Error('No room.');
      },
    },
  );
  setPersistentEngine(full, listeners);
  const choice = keptChoice('c', ['full', 'phone'], 'full');
  choice.choose('phone');
  expect(choice.chosen.get()).toBe('phone');
});
