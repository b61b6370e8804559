/** Owns a course in memory in which nothing is wrong, ways to put one thing wrong, and what its author must then be told. */
import { expect, test } from 'vitest';
import type { Fault } from '../../site/lib/course/fault.ts';
import { type Layout, layOut } from '../course/layout.ts';
import { type CourseTexts, type PartTexts, sortTexts } from './course.ts';
import { findFaults } from './find-faults.ts';

export const PART = 'lessons/1-security';
export const LESSON = `${PART}/02-own-the-row`;
export const MDX = `${LESSON}/lesson.mdx`;
export const CHECKS = `${LESSON}/checks.ts`;

/** A folder of a course with one lesson in which nothing is wrong. Line numbers below count in these texts. */
export const course = {
  [`${PART}/part.mdx`]: `---
title: Security
tagline: Who may call
summary: What an action must ask.
outcomes:
  - Read an action as an attacker reads it.
  - Ask who is calling before anything else.
incidents:
  - name: CVE-2025-29927
    year: 2025
    what: A header made Next skip middleware.
    href: https://nextjs.org/blog/cve-2025-29927
---

Begin with [the first](/lessons/own-the-row/#the-idea).
`,
  [`${LESSON}/lesson.mdx`]: `---
code: S2
title: Someone else’s order
objective: Make an action act only on rows of its caller.
summary: Ana is signed in. That says nothing about whose order.
minutes: 12
focus: actions/cancel-order.ts
files:
  - actions/cancel-order.ts
  - data/orders.ts
editable:
  - data/orders.ts
starterFails: [own-row]
hints:
  - Who chose this value?
  - Look at the WHERE.
  - Use three conditions.
mistakes:
  check-after:
    caughtBy: own-row
    explanation: The order is changed first and asked about later.
---

The query lies in \`data/orders.ts\`. See [Next](https://nextjs.org/docs) and [above](#the-idea).

## The idea

\`\`\`ts
const link = '[nowhere](/no/where/)';
\`\`\`
`,
  [`${LESSON}/checks.ts`]: `import { check, checks } from '@lab/checks';

export default checks(
  check('own-row', 'Ana cannot cancel Ben’s order', async () => {}),
);
`,
  [`${LESSON}/starter/actions/cancel-order.ts`]: 'the flaw',
  [`${LESSON}/solution/actions/cancel-order.ts`]: 'the cure',
  [`${LESSON}/mistakes/check-after/actions/cancel-order.ts`]: 'a mistake',
};
const template = ['actions/cancel-order.ts', 'data/orders.ts', 'public/icon.svg', 'package.json'];

export type Texts = Record<string, string>;

/** Lays out the course that is in `lessons/`. */
const layoutOf = (texts: CourseTexts): Layout =>
  layOut(
    { parts: './lessons' },
    {
      folder: '',
      ours: 'lessons',
      configFile: 'course.config.ts',
      foldersIn: (folder) => [
        ...new Set(
          Object.keys(texts)
            .filter((path) => path.startsWith(`${folder}/`))
            .map((path) => path.slice(folder.length + 1).split('/'))
            .flatMap(([name = '', ...rest]) => (rest.length > 0 ? [name] : [])),
        ),
      ],
    },
  );

export const partsOf = (texts: CourseTexts): PartTexts[] => sortTexts(layoutOf(texts).parts, texts);

export const faultsOf = (change: (texts: Texts) => void): Fault[] => {
  const texts: Texts = { ...course };
  change(texts);
  const { parts, faults } = layoutOf(texts);
  return findFaults({ parts: sortTexts(parts, texts), faults, template, leftOut: [] });
};

/** In the file that ends so, another text in the place of one that is there. */
export const put =
  (file: string, from: string, to: string) =>
  (texts: Texts): void => {
    const [path] = Object.keys(texts).filter((each) => each.endsWith(file));
    const text = texts[path ?? ''] ?? '';
    if (!path || !text.includes(from)) throw new Error(`${file} has no ${JSON.stringify(from)}.`);
    texts[path] = text.replace(from, to);
  };
export const inLesson = (from: string, to: string) => put('lesson.mdx', from, to);
export const inChecks = (from: string, to: string) => put('checks.ts', from, to);
export const without =
  (start: string) =>
  (texts: Texts): void => {
    for (const path of Object.keys(texts)) if (path.startsWith(start)) delete texts[path];
  };
export const withFile =
  (path: string, text = 'x') =>
  (texts: Texts): void => {
    texts[path] = text;
  };

export interface FaultCase {
  readonly name: string;
  readonly change: (texts: Texts) => void;
  /** The one fault that comes of it: its place, and what its words have in them. */
  readonly file: string;
  readonly line?: number;
  readonly field: string;
  readonly came: string;
  readonly expected: string;
  readonly todo: string;
  /** The lesson can be shown all the same. */
  readonly shows?: true;
}

/** One test for each case: that fault comes, and no other. */
export function testCases(cases: readonly FaultCase[]): void {
  for (const { name, change, file, line, field, came, expected, todo, shows } of cases) {
    test(`${name} is told with its place, what came, what was expected and what to do`, () => {
      expect(faultsOf(change)).toEqual([
        {
          file,
          line: line ?? null,
          field: field || null,
          came: expect.stringContaining(came),
          expected: expect.stringContaining(expected),
          todo: expect.stringContaining(todo),
          blocks: !shows,
        },
      ]);
    });
  }
}
