import { expect, test } from 'vitest';
import { holdEvents } from './held-events.ts';

const hold = () => {
  const told: unknown[] = [];
  const held = holdEvents({
    signal: 'word\n',
    onSignal: () => told.push('signal'),
    onEndUnowned: () => told.push('ended unowned'),
  });
  const owner = {
    onOutput: (chunk: string) => told.push(chunk),
    onPortLine: (line: string) => told.push({ line }),
    onExit: (code: number, limit: string | null) => told.push({ code, limit }),
  };
  return { told, held, owner };
};

test('an owner hears what was said before and after, without the signal', () => {
  const { told, held, owner } = hold();
  held.events.onOutput('one\n');
  held.events.onPortLine('port');
  held.events.onOutput('word\ntwo\n');
  held.passTo(owner);
  held.events.onOutput('three\n');
  held.events.onPortLine('later port');
  held.events.onExit(1, 'memory');
  expect(told).toEqual([
    'signal',
    'one\ntwo\n',
    { line: 'port' },
    'three\n',
    { line: 'later port' },
    { code: 1, limit: 'memory' },
  ]);
});

test('a signal that comes in pieces is noticed, once', () => {
  const { told, held } = hold();
  for (const chunk of ['wo', 'rd', '\n', 'word\n']) held.events.onOutput(chunk);
  expect(told).toEqual(['signal']);
});

test('an end without an owner is told to whoever keeps the process', () => {
  const { told, held } = hold();
  held.events.onExit(1, null);
  expect(told).toEqual(['ended unowned']);
});
