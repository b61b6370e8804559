import { expect, test } from 'vitest';
import type { Condition, Observation } from '../preview/protocol.ts';
import { Diff } from './data.ts';
import { expect as checkExpect } from './expect.ts';
import { CheckFailure } from './outcome.ts';
import type { ElementLocator } from './page-locator.ts';

type Matchers = ReturnType<typeof checkExpect>;

/** The failure of an expectation, or null where it holds. @throws whatever is no failure of a check. */
const failureOf = (judge: () => void): CheckFailure | null => {
  try {
    judge();
    return null;
  } catch (error) {
    if (error instanceof CheckFailure) return error;
    throw error;
  }
};

const cancelled = new Diff([
  { table: 'orders', id: 'ord_1', before: { status: 'paid' }, after: { status: 'cancelled' } },
]);
const noChange = new Diff([]);
const list: readonly unknown[] = [];

interface Case {
  readonly name: string;
  readonly good: unknown;
  readonly bad: unknown;
  readonly use: (matchers: Matchers) => void;
  readonly expected: string;
  /** What is expected under not, where that is no plain negation. */
  readonly unwanted?: string;
}
const cases: readonly Case[] = [
  { name: 'toBe', good: 1, bad: 2, use: (m) => m.toBe(1), expected: '1' },
  { name: 'toBe tells objects apart', good: list, bad: [], use: (m) => m.toBe(list), expected: '[]' },
  { name: 'toBe with NaN', good: Number.NaN, bad: 0, use: (m) => m.toBe(Number.NaN), expected: 'NaN' },
  { name: 'toBe tells -0 from 0', good: 0, bad: -0, use: (m) => m.toBe(0), expected: '0' },
  {
    name: 'toEqual',
    good: { a: [1, new Date(0)] },
    bad: { a: [1, new Date(1)] },
    use: (m) => m.toEqual({ a: [1, new Date(0)] }),
    expected: '{ a: [1, "1970-01-01T00:00:00.000Z"] }',
  },
  {
    name: 'toEqual with a key too many',
    good: { a: 1 },
    bad: { a: 1, b: 2 },
    use: (m) => m.toEqual({ a: 1 }),
    expected: '{ a: 1 }',
  },
  {
    name: 'toMatchObject',
    good: { id: '1', nested: { status: 'paid', more: true } },
    bad: { id: '1', nested: { status: 'cancelled' } },
    use: (m) => m.toMatchObject({ nested: { status: 'paid' } }),
    expected: 'an object with { nested: { status: "paid" } }',
  },
  {
    name: 'toMatchObject on what is no object',
    good: { a: 1 },
    bad: null,
    use: (m) => m.toMatchObject({ a: 1 }),
    expected: 'an object with { a: 1 }',
  },
  {
    name: 'toMatchObject compares lists whole',
    good: { list: [1, 2] },
    bad: { list: [1, 2, 3] },
    use: (m) => m.toMatchObject({ list: [1, 2] }),
    expected: 'an object with { list: [1, 2] }',
  },
  {
    name: 'toBeEmpty of a list',
    good: [],
    bad: [0],
    use: (m) => m.toBeEmpty(),
    expected: 'nothing',
    unwanted: 'something',
  },
  {
    name: 'toBeEmpty of a text',
    good: '',
    bad: ' ',
    use: (m) => m.toBeEmpty(),
    expected: 'nothing',
    unwanted: 'something',
  },
  {
    name: 'toBeEmpty of an object',
    good: {},
    bad: { a: 1 },
    use: (m) => m.toBeEmpty(),
    expected: 'nothing',
    unwanted: 'something',
  },
  {
    name: 'toBeEmpty of a difference',
    good: noChange,
    bad: cancelled,
    use: (m) => m.toBeEmpty(),
    expected: 'no change',
    unwanted: 'a change',
  },
  { name: 'toHaveLength', good: [1, 2], bad: [1], use: (m) => m.toHaveLength(2), expected: '2' },
  {
    name: 'toHaveLength of a difference',
    good: cancelled,
    bad: noChange,
    use: (m) => m.toHaveLength(1),
    expected: '1',
  },
  {
    name: 'toContain in a list',
    good: [{ id: 1 }, { id: 2 }],
    bad: [{ id: 1 }],
    use: (m) => m.toContain({ id: 2 }),
    expected: 'something with { id: 2 } in it',
  },
  {
    name: 'toContain in a text',
    good: 'no such order',
    bad: 'ok',
    use: (m) => m.toContain('such'),
    expected: 'something with "such" in it',
  },
  {
    name: 'toContain in what holds nothing',
    good: '5',
    bad: 5,
    use: (m) => m.toContain('5'),
    expected: 'something with "5" in it',
  },
  {
    name: 'toMatch',
    good: 'ord_12',
    bad: 'evt_1',
    use: (m) => m.toMatch(/^ord_\d+$/),
    expected: 'a text like /^ord_\\d+$/',
  },
  {
    name: 'toMatch on what is no text',
    good: '5',
    bad: 5,
    use: (m) => m.toMatch(/5/),
    expected: 'a text like /5/',
  },
  { name: 'toBeNull', good: null, bad: undefined, use: (m) => m.toBeNull(), expected: 'null' },
  {
    name: 'toBeTruthy',
    good: 'x',
    bad: '',
    use: (m) => m.toBeTruthy(),
    expected: 'something',
    unwanted: 'nothing',
  },
  { name: 'toBeGreaterThan', good: 3, bad: 2, use: (m) => m.toBeGreaterThan(2), expected: 'more than 2' },
  {
    name: 'toBeGreaterThan on a text',
    good: 3,
    bad: '3',
    use: (m) => m.toBeGreaterThan(2),
    expected: 'more than 2',
  },
  { name: 'toBeLessThan', good: 1, bad: 2, use: (m) => m.toBeLessThan(2), expected: 'less than 2' },
];

for (const { name, good, bad, use, expected, unwanted = `not ${expected}` } of cases) {
  test(`${name} holds, fails with what was expected, and the other way round under not`, () => {
    expect(failureOf(() => use(checkExpect(good)))).toBeNull();
    expect(failureOf(() => use(checkExpect(bad)))?.expected).toBe(expected);
    expect(failureOf(() => use(checkExpect(bad).not))).toBeNull();
    expect(failureOf(() => use(checkExpect(good).not))?.expected).toBe(unwanted);
    expect(failureOf(() => use(checkExpect(good).not.not))).toBeNull();
  });
}

test('a failure says what was seen', () => {
  expect(failureOf(() => checkExpect({ ok: true }).toEqual({ ok: false }))?.message).toBe(
    'Seen: { ok: true }.',
  );
  expect(failureOf(() => checkExpect(undefined).toBe(1))?.message).toBe('Seen: undefined.');
  expect(failureOf(() => checkExpect(Number.NaN).toBe(1))?.message).toBe('Seen: NaN.');
});

test('a difference is seen in words', () => {
  expect(failureOf(() => checkExpect(cancelled).toBeEmpty())?.message).toBe(
    'Seen: orders.ord_1.status paid → cancelled.',
  );
  expect(failureOf(() => checkExpect(noChange).not.toBeEmpty())?.message).toBe('Seen: no change.');
});

test('the author’s own message takes the place of what was seen', () => {
  const failure = failureOf(() => checkExpect(1, 'Ana cancelled Ben’s order.').toBe(2));
  expect(failure).toMatchObject({ message: 'Ana cancelled Ben’s order.', expected: '2' });
  expect(failureOf(() => checkExpect(1, 'Mine.').not.toBe(1))?.message).toBe('Mine.');
});

/** A locator that notes what it is asked to wait for and answers as it is told. */
const locatorSeeing = (met: boolean, observation: Partial<Observation> = {}) => {
  const asked: Condition[] = [];
  const locator = {
    description: 'button “Like”',
    async waitFor(condition: Condition) {
      asked.push(condition);
      const full: Observation = {
        count: 1,
        texts: ['3 likes'],
        visible: false,
        text: '3 likes',
        value: '3',
        disabled: false,
        checked: false,
        focused: false,
        attributes: { 'aria-pressed': 'false' },
        ...observation,
      };
      return { met, observation: full };
    },
  } as unknown as ElementLocator;
  return { asked, locator };
};
type ElementMatchers = ReturnType<typeof checkExpect.element>;

const elementCases: readonly (readonly [
  name: string,
  use: (matchers: ElementMatchers) => Promise<void>,
  condition: Condition,
  wanted: string,
  seen: string,
])[] = [
  [
    'toBeVisible',
    (m) => m.toBeVisible(),
    { kind: 'visible' },
    'button “Like” is visible',
    '"3 likes", hidden',
  ],
  ['toBeAbsent', (m) => m.toBeAbsent(), { kind: 'absent' }, 'no button “Like”', '"3 likes"'],
  [
    'toBeEnabled',
    (m) => m.toBeEnabled(),
    { kind: 'enabled' },
    'button “Like” is enabled',
    '"3 likes", enabled',
  ],
  [
    'toBeDisabled',
    (m) => m.toBeDisabled(),
    { kind: 'disabled' },
    'button “Like” is disabled',
    '"3 likes", enabled',
  ],
  [
    'toHaveText',
    (m) => m.toHaveText('4 likes'),
    { kind: 'text', text: '4 likes' },
    'the text 4 likes',
    '"3 likes"',
  ],
  [
    'toHaveText with a pattern',
    (m) => m.toHaveText(/^4/i),
    { kind: 'text', text: { pattern: '^4', flags: 'i' } },
    'the text /^4/i',
    '"3 likes"',
  ],
  [
    'toContainText',
    (m) => m.toContainText('4'),
    { kind: 'containsText', text: '4' },
    'a text with 4 in it',
    '"3 likes"',
  ],
  ['toHaveValue', (m) => m.toHaveValue('2'), { kind: 'value', text: '2' }, 'the value 2', 'the value "3"'],
  [
    'toHaveAttribute',
    (m) => m.toHaveAttribute('aria-pressed', 'true'),
    { kind: 'attribute', name: 'aria-pressed', text: 'true' },
    'aria-pressed true',
    '"3 likes" with aria-pressed "false"',
  ],
  [
    'toBeChecked',
    (m) => m.toBeChecked(),
    { kind: 'checked' },
    'button “Like” is checked',
    '"3 likes", not checked',
  ],
  [
    'toHaveFocus',
    (m) => m.toHaveFocus(),
    { kind: 'focus' },
    'button “Like” has the focus',
    '"3 likes", without the focus',
  ],
  ['toHaveCount', (m) => m.toHaveCount(2), { kind: 'count', count: 2 }, '2 of button “Like”', '1: "3 likes"'],
];
for (const [name, use, condition, wanted, seen] of elementCases) {
  test(`${name} of an element asks the page, and fails with what the page saw`, async () => {
    const good = locatorSeeing(true);
    await use(checkExpect.element(good.locator));
    expect(good.asked).toEqual([condition]);
    const bad = locatorSeeing(false);
    await expect(use(checkExpect.element(bad.locator))).rejects.toMatchObject({
      name: 'CheckFailure',
      message: `Looked for button “Like”, saw ${seen}.`,
      expected: wanted,
    });
  });
}

test('an element that is not there is said to be nothing of the kind', async () => {
  const { locator } = locatorSeeing(false, { count: 0, text: '' });
  await expect(checkExpect.element(locator).toBeVisible()).rejects.toThrow('saw nothing of the kind.');
});

test('the author’s own message serves elements too', async () => {
  const { locator } = locatorSeeing(false);
  await expect(checkExpect.element(locator, 'The count stayed.').toHaveText('4')).rejects.toThrow(
    'The count stayed.',
  );
});
