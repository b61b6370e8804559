import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { headingOf, sortedTerms, type Term, terms } from './terms.ts';

const lessons = readdirSync('lessons', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('lesson.mdx'))
  .map((path) => path.split(/[\\/]/).at(-2)?.replace(/^\d+-/, ''));
const ids = terms.map(({ id }) => id);

test('every term has an address of its own', () => {
  expect(ids).toEqual([...new Set(ids)]);
  for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
});

test.each(terms)(
  '$term leads somewhere: to lessons that exist, or to where else it is told',
  (term: Term) => {
    for (const lesson of term.lessons) expect(lessons).toContain(lesson);
    for (const other of term.see) expect(ids.filter((id) => id !== term.id)).toContain(other);
    if (term.lessons.length === 0) expect(term.read?.href).toMatch(/^https:\/\//);
  },
);

test.each(terms)(
  '$term is defined in at most four sentences with its code closed',
  ({ definition }: Term) => {
    expect(definition.split('`').length % 2).toBe(1);
    expect(definition.match(/[.!?](?= |$)/g)?.length ?? 0).toBeGreaterThan(0);
    expect(definition.match(/[.!?](?= [A-Z`]|$)/g)?.length ?? 0).toBeLessThanOrEqual(4);
  },
);

test('the order is that of the letters, also of code', () => {
  const names = sortedTerms.map(({ id }) => id);
  expect(names.slice(0, 2)).toEqual(['action-id', 'authentication']);
  expect(names.indexOf('use-action-state')).toBeLessThan(names.indexOf('use-cache'));
  expect(names.indexOf('use-cache')).toBeLessThan(names.indexOf('use-optimistic'));
  expect(names).toHaveLength(terms.length);
});

test('a heading begins large unless it is code', () => {
  expect(headingOf({ term: 'closure', id: 'x', definition: '', lessons: [], see: [] })).toBe('Closure');
  expect(headingOf({ term: 'refresh', isCode: true, id: 'x', definition: '', lessons: [], see: [] })).toBe(
    'refresh',
  );
});
