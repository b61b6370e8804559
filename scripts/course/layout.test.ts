import { expect, test } from 'vitest';
import type { CourseConfig } from '../../site/lib/course/course-config.ts';
import { contentSources, type Ground, type Layout, layOut } from './layout.ts';

const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  lessons: ['1-security', '2-revalidation'],
  'lessons/1-security': ['01-public-endpoint', '02-own-the-row', '10-last'],
  'lessons/2-revalidation': ['01-dead-button'],
  '/acme': ['billing', 'lessons', 'Wrong Name'],
  '/acme/billing': ['01-refunds', '2-invoices', 'drafts'],
  '/acme/lessons': ['1-first'],
  '/acme/lessons/1-first': ['01-a'],
};
const ground: Ground = {
  folder: '/acme',
  ours: 'lessons',
  configFile: '/acme/course.config.ts',
  foldersIn: (folder) => FOLDERS[folder] ?? null,
};
const laid = (parts: CourseConfig['parts']): Layout => layOut({ parts }, ground);
const inShort = ({ parts }: Layout) =>
  parts.map(({ id, number, lessons }) => `${number} ${id}: ${lessons.map((lesson) => lesson.id).join(' ')}`);

test('a folder of numbered folders is a course in the order of their numbers', () => {
  const ours = layOut({ parts: './lessons' }, { ...ground, folder: '' });
  expect(inShort(ours)).toEqual([
    '1 security: public-endpoint own-the-row last',
    '2 revalidation: dead-button',
  ]);
  expect(ours.parts[0]?.lessons[1]?.folder).toBe('lessons/1-security/02-own-the-row');
  expect(ours.faults).toEqual([]);
});

test('a list takes parts and lessons of ours by id and the others by folder, in its own order', () => {
  const { faults, ...layout } = laid([
    { part: './billing', lessons: ['./billing/2-invoices', 'dead-button'] },
    { part: 'security', lessons: ['own-the-row', './billing/01-refunds'] },
  ]);
  expect(faults).toEqual([]);
  expect(inShort({ faults, ...layout })).toEqual([
    '1 billing: invoices dead-button',
    '2 security: own-the-row refunds',
  ]);
  expect(layout.parts[1]?.folder).toBe('lessons/1-security');
});

test('a part without a list has all lessons of its folder, and a folder with no number is told', () => {
  const layout = laid([{ part: 'revalidation' }, { part: './billing' }]);
  expect(inShort(layout)).toEqual(['1 revalidation: dead-button', '2 billing: refunds invoices']);
  expect(layout.faults.map(({ file, field }) => [file, field])).toEqual([
    ['/acme/billing/drafts/', 'the folder’s name'],
  ]);
});

test('what leads nowhere is told with its field, what came and what was expected', () => {
  const { faults } = laid([
    { part: 'securty', lessons: ['own-the-row'] },
    { part: './biling' },
    {
      part: './billing',
      lessons: ['own-the-rwo', './billing/01-refunds', './billing/01-refunds', '../../etc/x'],
    },
    { part: './Wrong Name' },
    { part: './billing' },
  ]);
  expect(faults.map(({ field, came, todo }) => [field, came, todo])).toEqual([
    ['parts[0].part', 'securty', 'Did you mean security?'],
    ['parts[1].part', './biling, which is not there', 'Did you mean billing?'],
    ['parts[2].lessons[0]', 'own-the-rwo', 'Did you mean own-the-row?'],
    ['parts[2].lessons[2]', './billing/01-refunds a second time', 'Take one of the two away.'],
    ['parts[2].lessons[3]', '../../etc/x', expect.any(String)],
    ['parts[3].part', './Wrong Name', 'Rename the folder: its name is the id in addresses.'],
    ['parts[4].part', './billing a second time', 'Take one of the two away.'],
  ]);
  expect(faults.every(({ file }) => file === '/acme/course.config.ts')).toBe(true);
});

test('a folder outside of the course is not looked at', () => {
  const looked: string[] = [];
  const foldersIn = (folder: string) => {
    looked.push(folder);
    return ground.foldersIn(folder);
  };
  const { faults } = layOut({ parts: [{ part: './x/../../../etc' }] }, { ...ground, foldersIn });
  expect(faults[0]?.expected).toBe('a folder inside of the course’s own');
  expect(looked.some((folder) => folder.includes('etc'))).toBe(false);
});

test('the folder in which the course lies is outside of it as well', () => {
  const inside = { ...ground, folder: '/courses/acme' };
  const foldersIn = (folder: string) => ({ '/': ['courses'], '/courses': ['1-other'] })[folder] ?? null;
  for (const parts of ['./..', './x/../..', [{ part: './..' }]]) {
    const layout = layOut({ parts }, { ...inside, foldersIn });
    expect([layout.parts.length, layout.faults.length], JSON.stringify(parts)).toEqual([0, 1]);
  }
});

const sourcesOf = (parts: CourseConfig['parts'], where = ground) =>
  contentSources({ parts }, where, layOut({ parts }, where));

test('nothing is looked for outside of the course', () => {
  for (const parts of ['./..', './../other']) expect(sourcesOf(parts)).toEqual([]);
});

test('lessons that are added to an open folder are looked for, those of a list are exact', () => {
  expect(sourcesOf('./lessons', { ...ground, folder: '' })).toEqual([
    { base: 'lessons', lessons: ['*/*/lesson.mdx'], parts: ['*/part.mdx'] },
  ]);
  expect(
    sourcesOf([{ part: './billing' }, { part: 'security', lessons: ['own-the-row', './lessons/1-first'] }]),
  ).toEqual([
    { base: 'lessons', lessons: ['1-security/02-own-the-row/lesson.mdx'], parts: ['1-security/part.mdx'] },
    {
      base: '/acme',
      lessons: ['billing/*/lesson.mdx', 'lessons/1-first/lesson.mdx'],
      parts: ['billing/part.mdx'],
    },
  ]);
});
