import { expect, test } from 'vitest';
import { cacheEventsSince, cachePosition, currentPosition, writeToJournal } from './cache-journal.ts';

const tagged = (tag: string) => ({ kind: 'write' as const, tags: [tag] });

test('the journal tells what came after a position, in order', () => {
  writeToJournal(tagged('before'));
  const from = cachePosition();
  writeToJournal(tagged('a'));
  writeToJournal(tagged('b'));
  expect(cacheEventsSince(from)).toEqual([tagged('a'), tagged('b')]);
  expect(cacheEventsSince(cachePosition())).toEqual([]);
});

test('what a request that began before does later belongs to before', () => {
  const earlier = currentPosition();
  const from = cachePosition();
  const request = currentPosition();
  writeToJournal(tagged('late'), earlier);
  writeToJournal(tagged('own'), request);
  expect(cacheEventsSince(from)).toEqual([tagged('own')]);
});

test('a position stays right when the oldest events are forgotten, and one that is forgotten is said to be', () => {
  const early = cachePosition();
  for (let index = 0; index < 4500; index++) writeToJournal(tagged('filler'));
  const from = cachePosition();
  writeToJournal(tagged('new'));
  expect(cacheEventsSince(from)).toEqual([tagged('new')]);
  expect(() => cacheEventsSince(early)).toThrow('Watch a shorter time');
});
