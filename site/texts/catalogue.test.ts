import { readdirSync, readFileSync } from 'node:fs';
import { expect, expectTypeOf, test } from 'vitest';
import type { Catalogue } from './catalogue.ts';

const english = new URL('./en/', import.meta.url);
const rooms = readdirSync(english);

test('every room of English is one that another language has to bring', () => {
  const wanted = readFileSync(new URL('./catalogue.ts', import.meta.url), 'utf8');
  expect(rooms.filter((room) => !wanted.includes(`'./en/${room}'`))).toEqual([]);
});

test('no English text is empty', async () => {
  const texts = await Promise.all(rooms.map((room) => import(new URL(room, english).href)));
  const empty = texts.flatMap((room: object) => Object.entries(room).filter(([, text]) => text === ''));
  expect(empty).toEqual([]);
});

test('any words will do, but a room with a text missing, of another kind or for other things does not', () => {
  type Find = Catalogue['find'];
  expectTypeOf<'Zeilen'>().toExtend<Find['lines']>();
  expectTypeOf<Omit<Find, 'lines'>>().not.toExtend<Find>();
  expectTypeOf<Omit<Find, 'lines'> & { lines: () => string }>().not.toExtend<Find>();
  expectTypeOf<Omit<Find, 'found'> & { found: (lines: string) => string }>().not.toExtend<Find>();
});
