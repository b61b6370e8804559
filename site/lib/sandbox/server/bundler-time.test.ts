import { createContext, runInContext } from 'node:vm';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { inTrueTime } from './bundler-time.ts';
import { advanceClock, installClock, putClockRight, trueDate, trueNow } from './clock.ts';

const DAY = 86_400_000;
beforeAll(installClock);
afterEach(putClockRight);

/** Runs code as a module of the bundler would be run, with the app's Date around it. */
const run = (code: string): unknown => {
  const world = createContext({ Date, [Symbol.for('lab.true-date')]: trueDate });
  return runInContext(`(() => { ${inTrueTime(code)} })()`, world);
};

test('the bundler’s Date does not move with the app’s, by any way to ask', () => {
  advanceClock(DAY);
  const told = run('return [Date.now(), new Date().getTime(), Date.parse(new Date(7).toISOString())]');
  const [now, made, given] = told as number[];
  for (const time of [now, made]) expect(Math.abs((time ?? 0) - trueNow())).toBeLessThan(DAY / 2);
  expect(given).toBe(7);
});

test('a directive stays the first thing, so that it counts', () => {
  expect(run('"use strict"; return (function () { return this === undefined; })()')).toBe(true);
  expect(run('return (function () { return this === undefined; })()')).toBe(false);
});
