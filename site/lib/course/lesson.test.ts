import { expect, test } from 'vitest';
import * as z from 'zod';
import { lessonFrontMatter, partFrontMatter } from './lesson.ts';

const good = {
  code: 'S2',
  title: 'Someone else’s order',
  objective: 'Make an action act only on rows of its caller.',
  summary: 'Ana is signed in. That says nothing about whose order.',
  minutes: 12,
  focus: 'actions/cancel-order.ts',
  files: ['actions/cancel-order.ts'],
  starterFails: ['own-row'],
  hints: ['Who chose this value?', 'Look at the WHERE.', 'Use three conditions.'],
  mistakes: { 'check-after': { caughtBy: 'own-row', explanation: 'The order is changed first.' } },
};

/** What an instructor reads about a front matter; empty if it is right. */
const messageFor = (change: Record<string, unknown>): string => {
  const result = lessonFrontMatter.safeParse({ ...good, ...change });
  return result.success ? '' : z.prettifyError(result.error);
};

test('a good front matter is taken, with defaults for what is left out', () => {
  expect(lessonFrontMatter.parse(good)).toEqual({
    ...good,
    page: '/',
    person: 'ana',
    editable: [],
    newFiles: true,
    removable: [],
    alternatives: {},
    quizzes: {},
  });
});

test('what is given takes the place of the defaults', () => {
  const given = {
    page: '/orders',
    person: 'ben',
    editable: ['data/orders.ts'],
    newFiles: ['actions/**', 'app/events/[slug]/*.tsx'],
    removable: ['actions/cancel-order.ts'],
    alternatives: { helper: 'Its own function.' },
  };
  expect(lessonFrontMatter.parse({ ...good, ...given })).toMatchObject(given);
});

const bad: readonly (readonly [name: string, change: Record<string, unknown>, message: RegExp])[] = [
  ['a misspelt field', { minuets: 5 }, /Unrecognized key: "minuets"/],
  ['a missing title', { title: undefined }, /expected string, received undefined\s+→ at title/],
  ['a short title', { title: 'No' }, /→ at title/],
  ['a code without a number', { code: 'security' }, /→ at code/],
  ['a short objective', { objective: 'Learn.' }, /→ at objective/],
  ['minutes as text', { minutes: '12' }, /expected number, received string\s+→ at minutes/],
  ['too few minutes', { minutes: 2 }, />=3\s+→ at minutes/],
  ['half minutes', { minutes: 3.5 }, /expected int, received number\s+→ at minutes/],
  ['no files', { files: [] }, /→ at files/],
  ['an editable file that is no list', { editable: 'data/orders.ts' }, /received string\s+→ at editable/],
  ['new files as text', { newFiles: 'actions/**' }, /true, false, or a list of patterns.*\s+→ at newFiles/],
  [
    'an absolute pattern',
    { removable: ['/actions/**'] },
    /without a leading slash or dot\s+→ at removable\[0\]/,
  ],
  ['a pattern that leaves the app', { removable: ['../**'] }, /→ at removable\[0\]/],
  ['a page without a slash', { page: 'orders' }, /must start with "\/"\s+→ at page/],
  ['a stranger', { person: 'eve' }, /"anon"\|"ana"\|"ben"\|"orla"\|"otto"\s+→ at person/],
  ['a starter that fails nothing', { starterFails: [] }, /→ at starterFails/],
  [
    'a check id that is not kebab-case',
    { starterFails: ['OwnRow'] },
    /kebab-case, like own-row\s+→ at starterFails\[0\]/,
  ],
  ['two hints', { hints: good.hints.slice(1) }, /→ at hints/],
  ['a hint that says nothing', { hints: ['Hm?', ...good.hints.slice(1)] }, /→ at hints\[0\]/],
  [
    'a mistake without an explanation',
    { mistakes: { lazy: { caughtBy: 'own-row' } } },
    /→ at mistakes\.lazy\.explanation/,
  ],
  [
    'a mistake with a misspelt field',
    { mistakes: { lazy: { caughtby: 'own-row', explanation: 'x'.repeat(20) } } },
    /"caughtby"/,
  ],
  ['an alternative without words', { alternatives: { helper: null } }, /→ at alternatives\.helper/],
];
for (const [name, change, message] of bad) {
  test(`${name} is refused with the field and what is wrong`, () => {
    expect(messageFor({})).toBe('');
    expect(messageFor(change)).toMatch(message);
  });
}

test('every field says what it is for in one sentence', () => {
  for (const [field, schema] of Object.entries(lessonFrontMatter.shape)) {
    expect(schema.description, field).toMatch(/^[A-Z].*\.$/);
  }
});

const part = {
  title: 'Security',
  tagline: 'Who may call',
  summary: 'What an action must ask.',
  outcomes: ['Read an action as an attacker reads it.', 'Ask who is calling before anything else.'],
  incidents: [
    {
      name: 'CVE-2025-29927',
      year: 2025,
      what: 'A header made Next skip middleware.',
      href: 'https://nextjs.org/blog/cve-2025-29927',
    },
  ],
};

test('a part says what it is about, what one learns and what happened, and nothing else', () => {
  expect(partFrontMatter.parse(part)).toEqual(part);
  expect(() => partFrontMatter.parse({ ...part, order: 1 })).toThrow('order');
  expect(() => partFrontMatter.parse({ ...part, tagline: undefined })).toThrow('tagline');
  expect(() => partFrontMatter.parse({ ...part, outcomes: [] })).toThrow('outcomes');
});

test('an incident without a page to read about it, or with an unsafe one, is refused', () => {
  for (const href of [undefined, 'http://example.com/', 'javascript:alert(1)']) {
    const incidents = part.incidents.map((each) => ({ ...each, href }));
    expect(() => partFrontMatter.parse({ ...part, incidents }), String(href)).toThrow('href');
  }
});
