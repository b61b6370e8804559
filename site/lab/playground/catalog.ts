/** Owns what the page of the playground carries: the lessons and examples that one can begin from. */

import * as z from 'zod';
import * as texts from '#texts/playground.ts';
import type { BaseNames } from '../../lib/playground/base.ts';
import type { Base } from '../../lib/playground/code.ts';
import { person } from '../../lib/sandbox/sandbox.ts';

const opens = z.object({
  files: z.array(z.string()),
  focus: z.string(),
  page: z.string(),
  person,
});
/** What the workbench shows first. */
export type Opens = Readonly<z.infer<typeof opens>>;

const shape = z.object({
  lessons: z.array(opens.extend({ id: z.string(), code: z.string(), title: z.string(), part: z.string() })),
  examples: z.array(opens.extend({ id: z.string(), title: z.string(), summary: z.string() })),
});
export type Catalog = Readonly<z.infer<typeof shape>>;

/** The id of the script element that carries it. */
export const CATALOG_ELEMENT = 'playground-catalog';

/** @throws if the page carries none, or one of another version of the site. */
export const readCatalog = (): Catalog =>
  shape.parse(JSON.parse(document.getElementById(CATALOG_ELEMENT)?.textContent ?? 'null'));

export const namesIn = ({ lessons, examples }: Catalog): BaseNames => ({
  lessons: Object.fromEntries(lessons.map(({ id, code, title }) => [id, `${code} ${title}`])),
  examples: Object.fromEntries(examples.map(({ id, title }) => [id, title])),
});

const bareApp: Opens = {
  files: ['app/events/page.tsx', 'actions/likes.ts', 'components/like-button.tsx'],
  focus: 'app/events/page.tsx',
  page: '/events',
  person: 'ana',
};

/** What is shown first of a base; null if the page knows none of that name. */
export function opensOf(base: Base, { lessons, examples }: Catalog): Opens | null {
  if (base.kind === 'template') return bareApp;
  const found =
    base.kind === 'lesson'
      ? lessons.find(({ id }) => id === base.lesson)
      : examples.find(({ id }) => id === base.example);
  return found ?? null;
}

/** What a playground is called at first. */
export function firstName(base: Base, { lessons, examples }: Catalog): string {
  if (base.kind === 'template') return texts.myStagedoor;
  if (base.kind === 'example') return examples.find(({ id }) => id === base.example)?.title ?? base.example;
  return lessons.find(({ id }) => id === base.lesson)?.title ?? base.lesson;
}
