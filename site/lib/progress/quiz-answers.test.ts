import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { refusingStorage } from '../kept/refusing-storage.ts';

const storage = refusingStorage();
const { kept } = storage;
beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers({ now: 1000 });
  kept.clear();
  storage.isFull = false;
});
afterEach(() => void vi.useRealTimers());

/** The answers of a page that has just been opened, in a browser whose storage refuses where it is full. */
const openPage = async () => {
  vi.resetModules();
  await storage.install();
  return await import('./quiz-answers.ts');
};

test('answers are counted up to the first right one, which stays', async () => {
  const { noteAnswer, quizAnswers } = await openPage();
  noteAnswer('one', 'q', ['a'], false);
  noteAnswer('one', 'other', ['x'], false);
  noteAnswer('one', 'q', ['b'], true);
  vi.setSystemTime(2000);
  noteAnswer('one', 'q', ['a'], false);
  const expected = {
    one: {
      q: { attempts: 2, rightAt: 1000, answer: ['b'] },
      other: { attempts: 1, rightAt: null, answer: ['x'] },
    },
  };
  expect(quizAnswers.get()).toEqual(expected);
  expect((await openPage()).quizAnswers.get()).toEqual(expected);
});

test('an answer that the browser refuses to keep counts as long as the page lives, and is kept with the next', async () => {
  const { noteAnswer, quizAnswers } = await openPage();
  noteAnswer('one', 'q', ['a'], false);
  storage.isFull = true;
  noteAnswer('one', 'q', ['b'], true);
  expect(quizAnswers.get()).toMatchObject({ one: { q: { attempts: 2, rightAt: 1000 } } });
  storage.isFull = false;
  noteAnswer('two', 'q', ['a'], false);
  const next = await openPage();
  expect(next.quizAnswers.get()).toMatchObject({
    one: { q: { attempts: 2, rightAt: 1000 } },
    two: { q: { attempts: 1 } },
  });
});

test('of two answers the right one stays, of two right ones the earlier, of two wrong ones that of more attempts', async () => {
  const { addAnswers, noteAnswer, quizAnswers } = await openPage();
  const right = (rightAt: number) => ({ attempts: 1, rightAt, answer: ['r'] });
  const wrong = (attempts: number) => ({ attempts, rightAt: null, answer: ['w'] });
  noteAnswer('one', 'mine', ['mine'], true);
  noteAnswer('one', 'wrong', ['mine'], false);
  noteAnswer('one', 'tried', ['mine'], false);
  addAnswers({ one: { mine: right(1001), wrong: right(5000), tried: wrong(3), fresh: wrong(1) } });
  expect(quizAnswers.get()).toMatchObject({
    one: {
      mine: { rightAt: 1000 },
      wrong: { rightAt: 5000 },
      tried: { attempts: 3 },
      fresh: { attempts: 1 },
    },
  });
  addAnswers({ one: { mine: right(999), wrong: wrong(9), tried: wrong(2) } });
  expect(quizAnswers.get()).toMatchObject({
    one: { mine: { rightAt: 999 }, wrong: { rightAt: 5000 }, tried: { attempts: 3 } },
  });
});

test('what was forgotten can be taken back', async () => {
  const { forgetAnswers, noteAnswer, quizAnswers } = await openPage();
  noteAnswer('one', 'q', ['a'], true);
  const before = quizAnswers.get();
  const putBack = forgetAnswers();
  expect(quizAnswers.get()).toEqual({});
  putBack();
  expect(quizAnswers.get()).toEqual(before);
});

test('a quiz may be called as what every object has', async () => {
  const { answerTo, noteAnswer } = await openPage();
  noteAnswer('one', 'q', ['a'], true);
  expect(answerTo('one', 'constructor')).toBeUndefined();
  expect(answerTo('constructor', 'q')).toBeUndefined();
  noteAnswer('one', 'constructor', ['b'], true);
  expect(answerTo('one', 'constructor')).toMatchObject({ attempts: 1, answer: ['b'] });
});
