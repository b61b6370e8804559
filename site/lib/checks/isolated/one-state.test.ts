import { expect, test } from 'vitest';
import { keepOneState } from './one-state.ts';

const app = () => {
  const aside = new Set<string>();
  const done: string[] = [];
  let made = 0;
  const control = {
    async save() {
      const id = `state ${++made}`;
      aside.add(id);
      return id;
    },
    async restore(id: string) {
      if (!aside.delete(id)) throw new Error('There is no such saved state.');
      done.push(`restore ${id}`);
      return null;
    },
    async reset() {
      done.push('reset');
      return null;
    },
  };
  return { aside, done, state: keepOneState(() => control) };
};

test('checks that put the app back leave nothing aside, run after run', async () => {
  const { aside, done, state } = app();
  for (let run = 0; run < 3; run++) {
    await state.restore(await state.save());
    await state.putBack();
  }
  expect(aside.size).toBe(0);
  expect(done).toEqual(['restore state 1', 'restore state 2', 'restore state 3']);
});

test('checks that were ended, or that saved as often as they liked, leave nothing aside either', async () => {
  const { aside, done, state } = app();
  const ids = await Promise.all([state.save(), state.save(), state.save()]);
  expect(new Set(ids).size).toBe(1);
  expect(aside.size).toBe(1);
  await state.putBack();
  expect(aside.size).toBe(0);
  expect(done).toEqual(['reset', 'restore state 1']);
});

test('a state that these checks did not save cannot be put back by them', async () => {
  const { aside, state } = app();
  aside.add('of somebody else');
  await expect(state.restore('of somebody else')).rejects.toThrow('no such saved state');
  await state.save();
  await expect(state.restore('of somebody else')).rejects.toThrow('no such saved state');
  expect(aside.size).toBe(2);
});

test('an app that does not answer keeps nobody', async () => {
  const refuse = () => Promise.reject(new Error('It is gone.'));
  const state = keepOneState(() => ({ save: refuse, restore: refuse, reset: refuse }));
  await expect(state.save()).rejects.toThrow('gone');
  await expect(state.putBack()).resolves.toBeUndefined();
});
