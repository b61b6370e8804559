/** Owns whether the names in a lesson agree: checks, mistakes and alternatives in its front matter, its folders and checks.ts. Pure. */

import { didYouMean } from '../../site/lib/course/did-you-mean.ts';
import { foldersBelow } from '../../site/lib/course/folders.ts';
import type { ChecksFile } from './checks-file.ts';
import { type FieldFault, inWords, valueAt } from './issues.ts';

const keysOf = (value: unknown): string[] =>
  typeof value === 'object' && value !== null ? Object.keys(value) : [];

const VARIANTS = {
  mistakes: 'Add it with caughtBy and explanation, or take the folder away.',
  alternatives: 'Add it with a sentence about what is different, or take the folder away.',
} as const;

const variantFaults = (
  kind: keyof typeof VARIANTS,
  data: unknown,
  files: Readonly<Record<string, string>>,
): FieldFault[] => {
  const told = keysOf(valueAt(data, [kind]));
  const there = Object.keys(foldersBelow(files, kind));
  const without = there.filter((name) => !told.includes(name));
  return [
    ...told
      .filter((name) => !there.includes(name))
      .map((name) => ({
        path: [kind, name],
        came: `no folder ${kind}/${name}/ with a file in it`,
        expected: 'a folder of that name, with the files that are laid over the starter',
        todo: didYouMean(name, without, `Make ${kind}/${name}/, or take ${name} out of the front matter.`),
      })),
    ...without.map((name) => ({
      path: [kind, name],
      came: `a folder ${kind}/${name}/ that the front matter does not name`,
      expected: `${name} under ${kind}`,
      todo: VARIANTS[kind],
    })),
  ];
};

/** Every check id that the front matter names, with the field that names it. */
const namedChecks = (data: unknown): { readonly path: (string | number)[]; readonly id: unknown }[] => {
  const fails = valueAt(data, ['starterFails']);
  return [
    ...(Array.isArray(fails)
      ? fails.map((id: unknown, index) => ({ path: ['starterFails', index], id }))
      : []),
    ...keysOf(valueAt(data, ['mistakes'])).map((name) => {
      const path = ['mistakes', name, 'caughtBy'];
      return { path, id: valueAt(data, path) };
    }),
  ];
};

/** What the front matter says that its folders and checks.ts do not bear out. */
export function nameFaults(
  data: unknown,
  files: Readonly<Record<string, string>>,
  checks: ChecksFile | null,
): FieldFault[] {
  const faults = [...variantFaults('mistakes', data, files), ...variantFaults('alternatives', data, files)];
  if (!checks?.isComplete) return faults;
  const known = checks.ids.map(({ id }) => id);
  const unknown = namedChecks(data).filter(({ id }) => typeof id === 'string' && !known.includes(id));
  return [
    ...faults,
    ...unknown.map(({ path, id }) => ({
      path,
      came: inWords(id),
      expected: `the id of a check in checks.ts: ${known.join(', ') || 'it has none'}`,
      todo: didYouMean(String(id), known, 'Write the check, or name another one.'),
    })),
  ];
}

/** The checks that neither the starter nor a mistake is said to fail. */
export const idleChecks = (data: unknown, checks: ChecksFile): ChecksFile['ids'] => {
  const named = namedChecks(data).map(({ id }) => id);
  return checks.ids.filter(({ id }) => !named.includes(id));
};
