/**
 * Owns the form that opens a project in StackBlitz, as its documentation describes it
 * (https://developer.stackblitz.com/platform/api/post-api): the fields only; whoever sends them asks first. Pure.
 */
import type { Files } from '../../files/files.ts';

export const STACKBLITZ_RUN = 'https://stackblitz.com/run';

export interface StackBlitzForm {
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Files that it does not take: only texts can be sent. */
  readonly leftOut: readonly string[];
}

/** Brackets would end the name of the field; StackBlitz's own client writes them so. */
const inField = (path: string): string => path.replaceAll('[', '%5B').replaceAll(']', '%5D');

/**
 * @param files An ordinary project's, from its own folder on; without a lockfile, which is large and theirs to make.
 * @param open The file that is shown first.
 */
export function stackBlitzForm(title: string, files: Files, open: string): StackBlitzForm {
  const entries = Object.entries(files).filter(([path]) => path !== 'package-lock.json');
  const texts = entries.flatMap(([path, contents]) =>
    typeof contents === 'string' ? [[`project[files][${inField(path)}]`, contents] as const] : [],
  );
  return {
    action: `${STACKBLITZ_RUN}?file=${encodeURIComponent(open)}`,
    fields: [['project[title]', title], ['project[template]', 'node'], ...texts],
    leftOut: entries.filter(([, contents]) => typeof contents !== 'string').map(([path]) => path),
  };
}
