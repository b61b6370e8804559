/** Owns `expect`: the matchers people know from Vitest, whose failures say what was seen. */
import { dequal } from 'dequal';
import type { Condition, Observation } from '../preview/protocol.ts';
import { Diff } from './data.ts';
import { describeChanges, describeValue } from './describe.ts';
import { CheckFailure } from './outcome.ts';
import { type ElementLocator, toTextMatch } from './page-locator.ts';

interface Matchers {
  readonly not: Matchers;
  toBe(expected: unknown): void;
  toEqual(expected: unknown): void;
  /** Every key of `expected` is there with an equal value. */
  toMatchObject(expected: object): void;
  /** A list, a text or a database difference has nothing in it. */
  toBeEmpty(): void;
  toHaveLength(length: number): void;
  toContain(part: unknown): void;
  toMatch(pattern: RegExp): void;
  toBeNull(): void;
  toBeTruthy(): void;
  toBeGreaterThan(limit: number): void;
  toBeLessThan(limit: number): void;
}

const contains = (actual: unknown, part: unknown): boolean => {
  if (typeof actual === 'string') return typeof part === 'string' && actual.includes(part);
  return Array.isArray(actual) && actual.some((each) => dequal(each, part));
};

const matchesObject = (actual: unknown, expected: unknown): boolean => {
  if (typeof expected !== 'object' || expected === null || Array.isArray(expected))
    return dequal(actual, expected);
  if (typeof actual !== 'object' || actual === null) return false;
  return Object.entries(expected).every(([key, value]) =>
    matchesObject((actual as Record<string, unknown>)[key], value),
  );
};

const sizeOf = (actual: unknown): number => {
  if (actual instanceof Diff) return actual.changes.length;
  if (typeof actual === 'string' || Array.isArray(actual)) return actual.length;
  return typeof actual === 'object' && actual !== null ? Object.keys(actual).length : Number.NaN;
};

const describeActual = (actual: unknown): string =>
  actual instanceof Diff ? describeChanges(actual.changes) || 'no change' : describeValue(actual);

const matchersFor = (actual: unknown, message: string | undefined, negated: boolean): Matchers => {
  const judge = (holds: boolean, wanted: string, unwanted = `not ${wanted}`): void => {
    if (holds !== negated) return;
    const expected = negated ? unwanted : wanted;
    throw new CheckFailure(message ?? `Seen: ${describeActual(actual)}.`, expected);
  };
  return {
    get not() {
      return matchersFor(actual, message, !negated);
    },
    toBe: (expected) => judge(Object.is(actual, expected), describeValue(expected)),
    toEqual: (expected) => judge(dequal(actual, expected), describeValue(expected)),
    toMatchObject: (expected) =>
      judge(matchesObject(actual, expected), `an object with ${describeValue(expected)}`),
    toBeEmpty: () => {
      const isDiff = actual instanceof Diff;
      judge(sizeOf(actual) === 0, isDiff ? 'no change' : 'nothing', isDiff ? 'a change' : 'something');
    },
    toHaveLength: (length) => judge(sizeOf(actual) === length, `${length}`),
    toContain: (part) => judge(contains(actual, part), `something with ${describeValue(part)} in it`),
    toMatch: (pattern) => judge(typeof actual === 'string' && pattern.test(actual), `a text like ${pattern}`),
    toBeNull: () => judge(actual === null, 'null'),
    toBeTruthy: () => judge(Boolean(actual), 'something', 'nothing'),
    toBeGreaterThan: (limit) => judge(typeof actual === 'number' && actual > limit, `more than ${limit}`),
    toBeLessThan: (limit) => judge(typeof actual === 'number' && actual < limit, `less than ${limit}`),
  };
};

interface ElementMatchers {
  toBeVisible(): Promise<void>;
  /** Not in the page, or not visible. */
  toBeAbsent(): Promise<void>;
  toBeEnabled(): Promise<void>;
  toBeDisabled(): Promise<void>;
  toHaveText(text: string | RegExp): Promise<void>;
  /** The text is part of its text. */
  toContainText(text: string | RegExp): Promise<void>;
  toHaveValue(text: string | RegExp): Promise<void>;
  toHaveAttribute(name: string, value: string | RegExp): Promise<void>;
  toBeChecked(): Promise<void>;
  toHaveFocus(): Promise<void>;
  toHaveCount(count: number): Promise<void>;
}

/** What was seen of that side of an element which the condition is about. */
const describeElement = (condition: Condition, seen: Observation): string => {
  if (seen.count === 0) return 'nothing of the kind';
  const text = `"${seen.text.slice(0, 160)}"`;
  switch (condition.kind) {
    case 'count':
      return `${seen.count}: ${seen.texts.map((each) => `"${each.slice(0, 60)}"`).join(', ')}`;
    case 'value':
      return seen.value === null ? `${text}, which has no value` : `the value "${seen.value}"`;
    case 'attribute':
      return `${text} with ${condition.name} ${JSON.stringify(seen.attributes[condition.name] ?? null)}`;
    case 'enabled':
    case 'disabled':
      return `${text}, ${seen.disabled ? 'disabled' : 'enabled'}`;
    case 'checked':
      return `${text}, not checked`;
    case 'focus':
      return `${text}, without the focus`;
    case 'visible':
      return `${text}, hidden`;
    case 'absent':
    case 'text':
    case 'containsText':
      return text;
  }
};

const elementMatchers = (locator: ElementLocator, message: string | undefined): ElementMatchers => {
  const judge = async (condition: Condition, wanted: string): Promise<void> => {
    const { met, observation } = await locator.waitFor(condition);
    if (met) return;
    const seen = describeElement(condition, observation);
    throw new CheckFailure(message ?? `Looked for ${locator.description}, saw ${seen}.`, wanted);
  };
  return {
    toBeVisible: () => judge({ kind: 'visible' }, `${locator.description} is visible`),
    toBeAbsent: () => judge({ kind: 'absent' }, `no ${locator.description}`),
    toBeEnabled: () => judge({ kind: 'enabled' }, `${locator.description} is enabled`),
    toBeDisabled: () => judge({ kind: 'disabled' }, `${locator.description} is disabled`),
    toHaveText: (text) => judge({ kind: 'text', text: toTextMatch(text) }, `the text ${String(text)}`),
    toContainText: (text) =>
      judge({ kind: 'containsText', text: toTextMatch(text) }, `a text with ${String(text)} in it`),
    toHaveValue: (text) => judge({ kind: 'value', text: toTextMatch(text) }, `the value ${String(text)}`),
    toHaveAttribute: (name, value) =>
      judge({ kind: 'attribute', name, text: toTextMatch(value) }, `${name} ${String(value)}`),
    toBeChecked: () => judge({ kind: 'checked' }, `${locator.description} is checked`),
    toHaveFocus: () => judge({ kind: 'focus' }, `${locator.description} has the focus`),
    toHaveCount: (count) => judge({ kind: 'count', count }, `${count} of ${locator.description}`),
  };
};

/**
 * States what must hold.
 * @param message Said to the learner instead of the generated sentence: what the code did, then what it left out.
 * @throws {CheckFailure} if it does not hold.
 */
export const expect = Object.assign(
  (actual: unknown, message?: string): Matchers => matchersFor(actual, message, false),
  {
    /** Looks again after each change of the page, until it holds, the page has gone quiet, or five seconds have passed. */
    element: (locator: ElementLocator, message?: string): ElementMatchers =>
      elementMatchers(locator, message),
  },
);
