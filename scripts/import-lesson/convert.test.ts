import { expect, test } from 'vitest';
import * as z from 'zod';
import { lessonFrontMatter } from '../../site/lib/course/lesson.ts';
import { readFrontMatter } from '../authoring/front-matter.ts';
import { readTemplatePaths } from '../authoring/read-course.ts';
import { planLesson } from '../new-lesson/plan.ts';
import { convertLesson, type TutorialKitLesson } from './convert.ts';
import { importProse } from './prose.ts';
import { toWrite } from './to-write.ts';

const template = readTemplatePaths();

const CONTENT = `---
type: lesson
title: "Likes: who counts them?"
focus: /src/actions/likes.ts
template: next
mainCommand: ['npm run dev', 'Starting']
previews:
  - [3000, 'The app', '/events/gala']
meta:
  description: Count likes where the learner cannot lie about them.
custom:
  level: 2
---

# Likes

Use {braces} and <https://nextjs.org>, 1 < 2. <!-- not for learners -->

:::tip{title="Look closely"}
The action is in \`{ likes }\`.

\`\`\`ts title="likes.ts" {2}
:::tip
:::
\`\`\`
:::

:::steps
One
:::

![The page with its likes](./page.png)

\`\`\`solution:/src/actions/likes.ts showLineNumbers
\`\`\`
`;

const lesson: TutorialKitLesson = {
  content: CONTENT,
  isMdx: false,
  files: {
    'src/actions/likes.ts': 'the flaw',
    'src/lib/count.ts': 'the same',
    'package.json': '{}',
    'vite.config.ts': 'x',
    'index.html': '<p>',
    'legacy/page.tsx': 'x',
    '.env': 'x',
  },
  solution: { 'src/actions/likes.ts': 'the cure\n', 'src/lib/count.ts': 'the same' },
};

const convert = (change: Partial<TutorialKitLesson> = {}) => {
  const converted = convertLesson({ ...lesson, ...change }, template);
  if (converted.kind === 'refused') throw new Error(converted.why);
  return converted;
};
const mdxOf = (change?: Partial<TutorialKitLesson>): string =>
  convert(change).files({ code: 'I1', title: 'Likes' })['lesson.mdx'] ?? '';

test('files lie over the template without their src/, and of the solution only what differs', () => {
  const { 'lesson.mdx': _, ...files } = convert().files({ code: 'I1', title: 'Likes' });
  expect(files).toEqual({
    'starter/actions/likes.ts': 'the flaw',
    'starter/lib/count.ts': 'the same',
    'solution/actions/likes.ts': 'the cure\n',
  });
});

test('what cannot be carried over is named with the reason', () => {
  const notes = convert().notes.join('\n');
  for (const told of [
    '`template` of the front matter is left out: the app is always Stagedoor.',
    '`mainCommand` of the front matter is left out: the lab starts the app by itself.',
    '`custom` of the front matter is left out: nothing reads it.',
    '_files/src/actions/likes.ts lies at actions/likes.ts now.',
    'actions/likes.ts takes the place of the template’s; look whether',
    '_files/package.json is left out: the packages are those of the template.',
    '_files/vite.config.ts is left out: the tools are those of the template.',
    '_files/index.html is left out: the app has only .ts, .tsx and .css files',
    '_files/legacy/page.tsx is left out: it lies in none of the template’s folders',
    '_files/.env is left out: its name is hidden',
    'A picture is left out: ![The page with its likes](./page.png)',
    '`:::steps` is no callout that is known',
    'Comments are left out.',
  ])
    expect(notes).toContain(told);
  expect(notes).not.toContain('`title`');
});

test('the front matter has what can be known, and nothing that was made up', () => {
  const read = readFrontMatter(mdxOf());
  expect(read.kind === 'read' && read.front.data).toEqual({
    code: 'I1',
    title: 'Likes',
    summary: 'Count likes where the learner cannot lie about them.',
    minutes: 3,
    focus: 'actions/likes.ts',
    files: ['actions/likes.ts', 'lib/count.ts'],
    page: '/events/gala',
  });
});

test('prose becomes MDX: callouts are quotations, code that is named by its file stands there', () => {
  expect(
    mdxOf().replace(/^---[\s\S]*?---\n\n/, ''),
  ).toBe(`Use \\{braces\\} and [https://nextjs.org](https://nextjs.org), 1 \\< 2.

> **Look closely**
>
> The action is in \`{ likes }\`.
>
> \`\`\`ts
> :::tip
> :::
> \`\`\`

:::steps
One
:::

*The page with its likes*

\`\`\`ts
the cure
\`\`\`
`);
});

test('MDX keeps its braces and loses its imports, by name', () => {
  const body = "import Box from '../Box.astro';\n\n<Box>{1 + 1}</Box>\n";
  const { text, notes } = importProse({ body, isMdx: true, files: {}, solution: {} });
  expect(text).toBe('<Box>{1 + 1}</Box>');
  expect(notes).toEqual([expect.stringContaining("import Box from '../Box.astro';")]);
});

const proseOf = (body: string, isMdx = false) => importProse({ body, isMdx, files: {}, solution: {} });

test('an import goes whole, and a sentence that begins so stays', () => {
  const { text, notes } = proseOf(
    "import {\n  A,\n  B,\n} from './x';\nimport './y.css'\n\nimport duties are a tax.\n",
    true,
  );
  expect(text).toBe('import duties are a tax.');
  expect(notes).toHaveLength(2);
  expect(notes[0]).toContain("import { A, B, } from './x';");
});

test('code that shows a fence is code to its own end', () => {
  const block = '````md\n```ts\n{x}\n```\n:::tip\n````'.replaceAll('\\`', '`');
  expect(proseOf(`${block}\n\n{y}`).text).toBe(`${block}\n\n\\{y\\}`);
});

test('angle brackets that are no element are text, and elements keep or get their end', async () => {
  const { text, notes } = proseOf(
    'A `Promise<string>` is a Promise<string>, <kbd>Ctrl</kbd>, <input type="text">, a<b, <p>never closed.',
  );
  expect(text).toBe(
    'A `Promise<string>` is a Promise\\<string>, <kbd>Ctrl</kbd>, <input type="text" />, a\\<b, \\<p>never closed.',
  );
  expect(notes.join('\n')).toContain('<string>');
});

test('what its author has to write is told, and only that', () => {
  const plan = planLesson(
    { title: 'Likes', id: 'likes', part: 'imported' },
    { config: { parts: './lessons' }, folder: '/acme', parts: [], codes: [] },
    convert().files,
  );
  if (plan.kind === 'refused') throw new Error(plan.why);
  const told = toWrite(plan, { id: 'likes', template }).map(({ field, todo }) => [field, todo]);
  expect(told).toEqual([
    ['objective', 'Add it.'],
    ['starterFails', 'Add it.'],
    ['hints', 'Add it.'],
    ['mistakes', 'Add it.'],
    ['checks.ts', 'Add checks.ts to the lesson’s folder.'],
  ]);
});

test('with what its author writes, the front matter is right', () => {
  const read = readFrontMatter(mdxOf());
  if (read.kind !== 'read') throw new Error('There is no front matter.');
  const written = {
    objective: 'Count likes where nobody can lie about them.',
    starterFails: ['counted'],
    hints: ['Who counts the likes?', 'Look at the arguments.', 'Count in the database.'],
    mistakes: {},
  };
  const result = lessonFrontMatter.safeParse(Object.assign({}, read.front.data, written));
  expect(result.success ? '' : z.prettifyError(result.error)).toBe('');
});

test('what is no lesson is refused with the reason', () => {
  const why = (content: string): string => {
    const converted = convertLesson({ ...lesson, content }, template);
    return converted.kind === 'refused' ? converted.why : '';
  };
  expect(why('# Hello')).toContain('no front matter');
  expect(why('---\ntype: chapter\ntitle: x\n---\n')).toContain('It is a chapter and not a lesson');
  expect(why('---\ntitle: "a\n---\n')).toContain('not YAML');
});
