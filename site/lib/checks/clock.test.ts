import { expect, test } from 'vitest';
import type { Control } from '../sandbox/client/sandbox.ts';
import { createClockPort } from './clock.ts';

test('a span of time is added up, and must lie ahead', async () => {
  const advanced: number[] = [];
  const control: Pick<Control, 'advanceClock'> = {
    advanceClock: async ({ milliseconds }) => {
      advanced.push(milliseconds);
      return null;
    },
  };
  const clock = createClockPort(control as Control);
  await clock.advance({ days: 1, hours: 1, minutes: 1, seconds: 1 });
  expect(advanced).toEqual([90_061_000]);
  await expect(clock.advance({})).rejects.toThrow('only goes forward');
  await expect(clock.advance({ hours: -1 })).rejects.toThrow('only goes forward');
  expect(advanced).toHaveLength(1);
});
