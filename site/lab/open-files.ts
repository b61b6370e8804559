/**
 * Owns which files have a tab: the lesson's own always, and after them those that somebody opened, kept in this browser
 * for each lesson.
 */
import { persistentAtom } from '@nanostores/persistent';
import * as z from 'zod';
import type { Workspace } from '../lib/workspace/workspace.ts';

type Opened = Readonly<Record<string, readonly string[]>>;

const decode = (text: string): Opened => {
  try {
    return z.record(z.string(), z.array(z.string())).catch({}).parse(JSON.parse(text));
  } catch {
    return {};
  }
};

/** Paths beside the lesson's own files, by lesson, in the order in which they were opened. */
export const openedFiles = persistentAtom<Opened>(
  'server-actions-lab:open-files',
  {},
  {
    encode: JSON.stringify,
    decode,
  },
);

const change = (lesson: string, to: (paths: readonly string[]) => readonly string[]): void => {
  const all = openedFiles.get();
  openedFiles.set({ ...all, [lesson]: to(all[lesson] ?? []) });
};

export function noteOpened(lesson: string, path: string): void {
  if (!openedFiles.get()[lesson]?.includes(path)) change(lesson, (paths) => [...paths, path]);
}
export const noteClosed = (lesson: string, path: string): void =>
  change(lesson, (paths) => paths.filter((each) => each !== path));
export const noteRenamed = (lesson: string, from: string, to: string): void =>
  change(lesson, (paths) => [...new Set(paths.map((each) => (each === from ? to : each)))]);

/** @param own The lesson's own files. @returns those that have a tab now. */
export function filesWithTab(
  own: readonly string[],
  opened: readonly string[],
  workspace: Pick<Workspace, 'has' | 'changeOf'>,
): string[] {
  // A file of the lesson may be one that is still to be written.
  const there = own.filter((path) => workspace.changeOf(path) !== 'deleted');
  return [...there, ...opened.filter((path) => !own.includes(path) && workspace.has(path))];
}
