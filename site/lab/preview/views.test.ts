import { beforeEach, expect, test, vi } from 'vitest';
import { openViews, type Views } from './views.ts';

const kept = new Map<string, string>();
beforeEach(() => {
  kept.clear();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  return () => vi.unstubAllGlobals();
});

const persons = ({ shown }: Views): string[] => shown.get().map(({ person }) => person);
const idOf = ({ shown }: Views, index: number): number => shown.get()[index]?.id ?? -1;

test('a second person is shown beside the first, once, and closing either leaves the other as it was', () => {
  const views = openViews('a', 'orla');
  views.showBeside();
  views.showBeside();
  expect(persons(views)).toEqual(['orla', 'ben']);
  const second = views.shown.get()[1];
  views.close(idOf(views, 0));
  expect(views.shown.get()).toEqual([second]);
  views.close(idOf(views, 0));
  expect(persons(views)).toEqual(['ben']);
  views.showBeside();
  expect(persons(views)).toEqual(['ben', 'ana']);
});

test('nobody is shown twice: who is chosen a second time changes places', () => {
  const views = openViews('a', 'ana');
  views.showBeside();
  views.seeAs(idOf(views, 0), 'ben');
  expect(persons(views)).toEqual(['ben', 'ana']);
  views.seeAs(idOf(views, 1), 'otto');
  expect(persons(views)).toEqual(['ben', 'otto']);
});

test('a lesson finds its views again, another lesson has its own', () => {
  openViews('a', 'ana').showBeside();
  expect(persons(openViews('a', 'ana'))).toEqual(['ana', 'ben']);
  expect(persons(openViews('b', 'orla'))).toEqual(['orla']);
});

test('views that were kept wrongly, or that cannot be kept, are those of the lesson', () => {
  for (const wrong of ['["ana","ana"]', '["zoe"]', '[]', '{']) {
    kept.set('server-actions-lab:views:a', wrong);
    expect(persons(openViews('a', 'orla'))).toEqual(['orla']);
  }
  vi.stubGlobal('sessionStorage', undefined);
  const views = openViews('a', 'ana');
  views.showBeside();
  expect(persons(views)).toEqual(['ana', 'ben']);
});
