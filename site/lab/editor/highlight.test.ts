import { expect, test } from 'vitest';
import { highlightedLines } from './highlight.ts';

const code = `'use server';
import { db } from '@/db';

// Ends an order.
export async function cancel(id: string): Promise<number> {
  return <b>{await db.end(id, 2)}</b>;
}
`;

test('code is coloured by what it is', async () => {
  const runs = (await highlightedLines(code)).flat();
  expect(runs).toEqual(
    expect.arrayContaining([
      ['s', "'use server'"],
      ['c', '// Ends an order.'],
      ['k', 'export async function '],
      ['f', 'cancel'],
      ['ty', 'string'],
      ['n', '2'],
    ]),
  );
});

test('the lines together are the code', async () => {
  const lines = await highlightedLines(code);
  expect(`${lines.map((line) => line.map(([, text]) => text).join('')).join('\n')}\n`).toBe(code);
});
