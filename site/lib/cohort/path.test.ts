import { expect, test } from 'vitest';
import { destinationOf } from './destination.ts';
import { dayOf, pathOf } from './path.ts';

const cohort = {
  name: 'C',
  lessons: [
    { lesson: 'b', due: '2026-12-01' },
    { lesson: 'a', due: '2026-12-04' },
    { lesson: 'gone', due: null },
    { lesson: 'c', due: null },
  ],
  contact: null,
  sendTo: null,
};

test('a path has its own order; late is what its day is over for, and passed is never late', () => {
  const path = pathOf(cohort, ['a', 'b', 'c'], (lesson) => lesson === 'b', '2026-12-05');
  expect(path.steps.map(({ lesson, state }) => `${lesson} ${state}`)).toEqual([
    'b passed',
    'a late',
    'c open',
  ]);
  expect(path).toMatchObject({ passed: 1, missing: ['gone'], next: { lesson: 'a' } });
  const onItsDay = pathOf(cohort, ['a'], () => false, '2026-12-04');
  expect(onItsDay.steps[0]?.state).toBe('open');
  expect(pathOf(cohort, ['a', 'b', 'c'], () => true, '2026-12-05')).toMatchObject({
    next: null,
    isDone: true,
  });
  expect(pathOf(cohort, [], () => true, '2026-12-05')).toMatchObject({ next: null, isDone: false });
});

test('a day is the one of the place', () => {
  expect(dayOf(new Date(2026, 0, 3, 23, 59))).toBe('2026-01-03');
});

test('only mail and https lead anywhere, and what they lead to is what is read', () => {
  const hrefOf = (words: string): string | null => destinationOf(words, 'Evidence & more').href;
  expect(destinationOf('mira@example.com', 'Evidence & more')).toEqual({
    text: 'mira@example.com',
    href: 'mailto:mira@example.com?subject=Evidence%20%26%20more',
  });
  expect(hrefOf('mailto:mira@example.com')).toContain('mailto:mira@example.com?');
  expect(destinationOf('https://Files.example.com/drop?x=1', '')).toEqual({
    text: 'https://files.example.com/drop?x=1',
    href: 'https://files.example.com/drop?x=1',
  });
  for (const words of [
    'javascript:alert(1)',
    'JavaScript:alert(1)//@example.com',
    'data:text/html,x',
    'http://example.com/',
    'https://example.com@evil.example/',
    'https://',
    'mailto:a@example.com?cc=b@example.com&body=x',
    'a@example.com, b@example.com',
    '//evil.example',
    'The shared folder Evidence',
  ])
    expect(destinationOf(words, 's'), words).toEqual({ text: words, href: null });
});
