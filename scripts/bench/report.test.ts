import { expect, test } from 'vitest';
import { aims } from './aims.ts';
import { toTable } from './report.ts';
import { summarise } from './statistics.ts';

const [[name, aim] = ['', 0]] = Object.entries(aims);

test('a figure with an aim says whether its median meets it; others say nothing', () => {
  const [, met, missed, other] = toTable(
    [
      summarise(name, 'ms', [1, aim, aim + 5000]),
      summarise(name, 'ms', [aim + 1, aim + 1, 1]),
      summarise('another', 'ms', [1]),
    ],
    [],
  ).split('\n');
  expect(met).toMatch(/3 +[\d.]+ m?s +met$/);
  expect(missed).toMatch(/3 +[\d.]+ m?s +missed$/);
  expect(other).toMatch(/^another +1\.0 ms +1\.0 ms +1\.0 ms +1 *$/);
});

test('a score should be no less than its aim', () => {
  const [lighthouse = ''] = Object.keys(aims).filter((each) => each.endsWith('.seo'));
  const [, met, missed] = toTable(
    [summarise(lighthouse, 'score', [100]), summarise(lighthouse, 'score', [99])],
    [],
  ).split('\n');
  expect([met, missed]).toEqual([
    expect.stringMatching(/ 100 +met$/),
    expect.stringMatching(/ 100 +missed$/),
  ]);
});

test('a shift keeps three digits', () => {
  expect(toTable([summarise('shift', 'shift', [0.0123])], [])).toContain('0.012');
});
