import { afterEach, beforeAll, expect, test } from 'vitest';
import { advanceClock, installClock, putClockRight, trueNow } from './clock.ts';

const HOUR = 3_600_000;
const PlainDate = Date;
beforeAll(installClock);
afterEach(putClockRight);

/** How far a time is from the true one, in whole hours. */
const hoursAhead = (time: number): number => Math.round((time - trueNow()) / HOUR);

test('every way to ask for the time moves with the clock', () => {
  advanceClock(5 * HOUR);
  const told = [
    Date.now(),
    Date.parse(new Date().toISOString()),
    PlainDate.now(),
    Number(Reflect.construct(Date, [])),
    Date.parse(new (class extends Date {})().toISOString()),
    Number(Reflect.construct(new PlainDate(0).constructor, [])),
    performance.timeOrigin + performance.now(),
  ];
  expect(told.map(hoursAhead)).toEqual(told.map(() => 5));
  // To the second, so half a second of rounding at most.
  expect(hoursAhead(Date.parse(Date()))).toBe(5);
});

test('moves add up, and end when the clock is put right', () => {
  advanceClock(HOUR);
  advanceClock(2 * HOUR);
  expect(hoursAhead(Date.now())).toBe(3);
  putClockRight();
  expect(hoursAhead(Date.now())).toBe(0);
  expect(hoursAhead(performance.timeOrigin + performance.now())).toBe(0);
});

test('a date that is given is what it was, and dates are still dates', () => {
  advanceClock(HOUR);
  expect(new Date(0).getTime()).toBe(0);
  expect(new Date(2027, 0, 15).getMonth()).toBe(0);
  expect(Date.UTC(1970, 0, 1)).toBe(0);
  expect(new Date()).toBeInstanceOf(PlainDate);
  expect(new PlainDate(0)).toBeInstanceOf(Date);
  expect(structuredClone(new Date(7)).getTime()).toBe(7);
  expect(Object.prototype.toString.call(new Date())).toBe('[object Date]');
});

test('performance.now() and the true time do not move', () => {
  const [before, beforeTrue] = [performance.now(), trueNow()];
  advanceClock(HOUR);
  expect(performance.now() - before).toBeLessThan(HOUR);
  expect(trueNow() - beforeTrue).toBeLessThan(HOUR);
});
