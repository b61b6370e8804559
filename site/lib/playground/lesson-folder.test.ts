import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { lessonFrontMatter } from '../course/lesson.ts';
import type { PlaygroundCode } from './code.ts';
import { lessonFolder, lessonId } from './lesson-folder.ts';

const template = { 'app/page.tsx': 'page', 'actions/orders.ts': 'orders', 'lib/a.ts': 'a' };
const code = (more: Partial<PlaygroundCode> = {}): PlaygroundCode => ({
  name: 'Refunds, twice: "yes"',
  base: { kind: 'template' },
  madeFor: null,
  changes: {
    'actions/orders.ts': 'mended',
    'data/new.ts': 'new',
    'lib/a.ts': null,
    'public/a.png': new Uint8Array(1),
  },
  checks:
    "import { check, checks } from '@lab/checks';\nexport default checks(check('once', 'Refunded once', run));\n",
  ...more,
});
const frontOf = (text: unknown): unknown => parse(/^---\n([\s\S]*?)\n---/.exec(String(text))?.[1] ?? '');

test('a playground becomes a lesson that begins as it began, with what was made of it as the solution', () => {
  const { files, leftOut } = lessonFolder({ code: code(), template, base: template, began: 'the bare app' });
  const folder = '01-refunds-twice-yes';
  expect(files).toMatchObject({
    [`${folder}/starter/actions/orders.ts`]: 'orders',
    [`${folder}/solution/actions/orders.ts`]: 'mended',
    [`${folder}/solution/data/new.ts`]: 'new',
    [`${folder}/checks.ts`]: code().checks,
  });
  expect(leftOut).toEqual(['lib/a.ts', 'public/a.png']);
  expect(lessonFrontMatter.parse(frontOf(files[`${folder}/lesson.mdx`]))).toMatchObject({
    title: 'Refunds, twice: "yes"',
    starterFails: ['once'],
    focus: 'actions/orders.ts',
  });
});

test('what it began from over the template is the starter', () => {
  const base = { ...template, 'actions/orders.ts': 'flawed' };
  const { files } = lessonFolder({
    code: code({ changes: { 'lib/b.ts': 'b' } }),
    template,
    base,
    began: 'S2',
  });
  expect(Object.keys(files).filter((path) => path.includes('/starter/'))).toEqual([
    expect.stringContaining('starter/actions/orders.ts'),
  ]);
});

test('an untouched playground without checks is a lesson, too', () => {
  const { files } = lessonFolder({
    code: code({ name: 'x', changes: {}, checks: null }),
    template,
    base: template,
    began: 'the bare app',
  });
  expect(files['01-x/checks.ts']).toContain('@lab/checks');
  expect(lessonFrontMatter.safeParse(frontOf(files['01-x/lesson.mdx'])).success).toBe(true);
});

test('a name becomes an id', () => {
  expect([lessonId('Über Größe!'), lessonId('42 seats'), lessonId('***')]).toEqual([
    'uber-gro-e',
    'seats',
    'my-lesson',
  ]);
});
