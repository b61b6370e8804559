import { expect, test } from 'vitest';
import { createSecondTry } from './second-try.ts';

const setUp = () => {
  let time = 0;
  const pass = (milliseconds: number): void => {
    time += milliseconds;
  };
  return { tries: createSecondTry(() => time), pass };
};

test('a page that no edit came across is opened once only', () => {
  const { tries, pass } = setUp();
  tries.opening(false);
  tries.arrived();
  pass(8000);
  expect(tries.take()).toBe(false);
});

test('a page that was asked for while an edit was on its way is opened again, once', () => {
  const { tries } = setUp();
  tries.opening(true);
  tries.arrived();
  expect(tries.take()).toBe(true);
  tries.opening(false);
  tries.arrived();
  expect(tries.take()).toBe(false);
});

test('so is one that an edit came across before all of it could be there', () => {
  const { tries, pass } = setUp();
  tries.opening(false);
  tries.syncing();
  expect(tries.take()).toBe(true);
  tries.opening(false);
  tries.arrived();
  pass(2000);
  tries.syncing();
  expect(tries.take()).toBe(true);
});

test('an edit of a page that has been there for a while is the code’s own affair', () => {
  const { tries, pass } = setUp();
  tries.opening(false);
  tries.arrived();
  pass(3000);
  tries.syncing();
  expect(tries.take()).toBe(false);
});

test('the second try is the last, also if the edit is still on its way', () => {
  const { tries } = setUp();
  tries.opening(true);
  expect(tries.take()).toBe(true);
  tries.opening(true);
  tries.arrived();
  expect(tries.take()).toBe(false);
  tries.opening(true);
  expect(tries.take()).toBe(true);
});
