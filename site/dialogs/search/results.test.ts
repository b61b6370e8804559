import { expect, test } from 'vitest';
import { excerptSegments, type FoundPage, groupResults, titleSegments } from './results.ts';

const page = (kind: FoundPage['kind'], title: string, sections: FoundPage['sections'] = []): FoundPage => ({
  url: `/${title}/`,
  kind,
  title,
  code: kind === 'lesson' ? 'S1' : null,
  excerpt: 'of the <mark>row, value, closure, cacheTag</mark>',
  sections,
});
const section = (title: string, score: number, anchor: string | null = title) => ({
  title,
  url: `/x/#${title}`,
  excerpt: `in ${title}`,
  score,
  anchor,
});

test('an excerpt is text: its marks are hits and nothing in it is an element', () => {
  expect(excerptSegments('a &lt;b&gt; &amp;lt; <mark>tag</mark>, <mark>two</mark>')).toEqual([
    { text: 'a <b> &lt; ', isHit: false },
    { text: 'tag', isHit: true },
    { text: ', ', isHit: false },
    { text: 'two', isHit: true },
  ]);
});

test('what the index keeps with a word is no part of the hit', () => {
  expect(excerptSegments('its <mark>tags,</mark> from <mark>cacheTag:</mark> here')).toEqual([
    { text: 'its ', isHit: false },
    { text: 'tags', isHit: true },
    { text: ', from ', isHit: false },
    { text: 'cacheTag', isHit: true },
    { text: ': here', isHit: false },
  ]);
});

test('words of a title that begin with a word of the query are hits', () => {
  const hits = (query: string): string[] =>
    titleSegments('revalidateTag, an expired tag', query)
      .filter(({ isHit }) => isHit)
      .map(({ text }) => text);
  expect(hits('TAG rev')).toEqual(['revalidateTag', 'tag']);
  expect(hits('tag')).toEqual(['Tag', 'tag']);
  expect(hits('updateTag')).toEqual(['Tag', 'tag']);
  expect(hits('date')).toEqual([]);
  const all = titleSegments('revalidateTag, an expired tag', 'tag');
  expect(all.map(({ text }) => text).join('')).toBe('revalidateTag, an expired tag');
});

test('a lesson is one row that leads to its best place', () => {
  const lesson = page('lesson', 'Orders', [section('top', 1, null), section('idea', 3), section('task', 2)]);
  expect(groupResults([lesson], 'row')).toEqual([
    {
      label: 'Lessons',
      rows: [
        {
          href: '/x/#idea',
          code: 'S1',
          title: [{ text: 'Orders', isHit: false }],
          section: 'idea',
          excerpt: [
            { text: '… ', isHit: false },
            { text: 'in idea', isHit: false },
          ],
        },
      ],
    },
  ]);
});

test('each term of the glossary is a row of its own, and terms come first if one is what was typed', () => {
  const pages = [
    page('lesson', 'Closures in lessons'),
    page('part', 'Security'),
    page('glossary', 'Glossary', [section('', 9, null), section('Server action', 5), section('Closure', 1)]),
  ];
  const labels = (query: string): string[] => groupResults(pages, query).map(({ label }) => label);
  expect(labels('closu')).toEqual(['Glossary', 'Lessons', 'Parts']);
  expect(labels('value')).toEqual(['Lessons', 'Parts', 'Glossary']);
  expect(groupResults(pages, 'closu')[0]?.rows.map(({ title }) => title[0]?.text)).toEqual([
    'Closure',
    'Server',
  ]);
});

test('a term is not told twice, and an excerpt that begins within a sentence says so', () => {
  const found = (excerpt: string) =>
    groupResults([page('glossary', 'Glossary', [{ ...section('Cache tag', 1), excerpt }])], 'tag')[0]?.rows[0]
      ?.excerpt;
  expect(found('Cache <mark>tag.</mark> A name that ends a <mark>tag</mark>')).toEqual([
    { text: 'A name that ends a ', isHit: false },
    { text: 'tag', isHit: true },
  ]);
  expect(found('ends a <mark>tag</mark>')?.[0]).toEqual({ text: '… ', isHit: false });
});

test('what only begins with the same letter is not found, and nothing found is no group', () => {
  expect(groupResults([page('part', 'Security')], 'rzzz')).toEqual([]);
  expect(groupResults([page('part', 'Security')], 'tags')).toHaveLength(1);
  expect(groupResults([], 'x')).toEqual([]);
});
