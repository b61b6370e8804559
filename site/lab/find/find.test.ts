import { expect, test } from 'vitest';
import { type FindQuery, type Found, findInFiles, MOST_LINES } from './find.ts';

const files = [
  [
    'actions/orders.ts',
    "import { auth } from '@/auth';\n\n  const Order = await auth();\r\nreorder(order, ORDER);",
  ],
  ['lib/a.ts', 'nothing here'],
] as const;
const plain = { matchCase: false, wholeWord: false, isExpression: false };
const find = (
  text: string,
  more: Partial<FindQuery> = {},
  where: Parameters<typeof findInFiles>[0] = files,
): Found => findInFiles(where, { ...plain, text, ...more });
/** "line:column pieces", with what was found in brackets. */
const told = (found: Found): string[] =>
  found.kind === 'found'
    ? found.files.flatMap(({ path, lines }) =>
        lines.map(
          ({ line, column, pieces }) =>
            `${path} ${line}:${column} ${pieces.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('')}`,
        ),
      )
    : [];

test('a text is found in any case, line by line, each hit marked', () => {
  expect(told(find('order'))).toEqual([
    'actions/orders.ts 3:9 const [Order] = await auth();',
    'actions/orders.ts 4:3 re[order]([order], [ORDER]);',
  ]);
  expect(find('order')).toMatchObject({ lines: 2, inFiles: 1, leftOut: 0 });
});

test('the case and whole words can be asked for', () => {
  expect(told(find('Order', { matchCase: true }))).toEqual([
    'actions/orders.ts 3:9 const [Order] = await auth();',
  ]);
  expect(told(find('order', { wholeWord: true }))).toEqual([
    'actions/orders.ts 3:9 const [Order] = await auth();',
    'actions/orders.ts 4:9 reorder([order], [ORDER]);',
  ]);
  expect(
    told(find('re|auth', { wholeWord: true, isExpression: true })).map((line) => line.split(' ')[1]),
  ).toEqual(['1:10', '3:23']);
});

test('signs mean themselves, unless it is a regular expression', () => {
  expect(told(find('auth()'))).toEqual(['actions/orders.ts 3:23 const Order = await [auth()];']);
  expect(told(find('auth\\(\\)', { isExpression: true }))).toEqual([
    'actions/orders.ts 3:23 const Order = await [auth()];',
  ]);
});

test('an expression that is none is told with the reason, also where only whole words are wanted', () => {
  for (const wholeWord of [false, true]) {
    expect(find('(order', { isExpression: true, wholeWord })).toEqual({
      kind: 'bad-expression',
      why: expect.stringMatching(/unterminated group/i),
    });
  }
  expect(find('a)|(b', { isExpression: true, wholeWord: true })).toMatchObject({ kind: 'bad-expression' });
  expect(find('(order').kind).toBe('found');
});

test('an expression that finds nothing at every place finds nothing', () => {
  expect(find('x*', { isExpression: true })).toMatchObject({ lines: 0 });
  expect(find('')).toEqual({ kind: 'nothing-asked' });
});

test('what is more than anybody reads is left out, and counted', () => {
  const many = [
    ['a.ts', 'x\n'.repeat(MOST_LINES - 1)],
    ['b.ts', 'x\nx\nx'],
    ['c.ts', 'x'],
  ] as const;
  const found = find('x', {}, many);
  expect(found).toMatchObject({ lines: MOST_LINES + 3, inFiles: 3, leftOut: 3 });
  expect(told(found)).toHaveLength(MOST_LINES);
  expect(told(found).at(-1)).toBe('b.ts 1:1 [x]');
});

test('of a long line the part around the hit is shown', () => {
  const long = [['a.ts', `${'a'.repeat(300)}needle${'b'.repeat(300)}`]] as const;
  const [line = ''] = told(find('needle', {}, long));
  expect(line).toMatch(/^a\.ts 1:301 …a{40}\[needle\]b+…$/);
  expect(line.length).toBeLessThan(220);
});
