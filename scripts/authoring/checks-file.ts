/** Owns reading a lesson's checks.ts without running it: its syntax errors and the ids of its checks. Pure. */

import { type ESTree, parseSync, Visitor } from 'vite';
import type { Fault } from '../../site/lib/course/fault.ts';

type WithSource =
  | ESTree.ImportDeclaration
  | ESTree.ExportNamedDeclaration
  | ESTree.ExportAllDeclaration
  | ESTree.ImportExpression;

export interface ChecksFile {
  readonly errors: readonly { readonly line: number; readonly came: string; readonly message: string }[];
  /** `title` is null where it is made by code. */
  readonly ids: readonly { readonly id: string; readonly title: string | null; readonly line: number }[];
  /** False if an id is made by code: then there may be more checks than `ids` has. */
  readonly isComplete: boolean;
  readonly hasDefault: boolean;
  /** What it imports, types too. */
  readonly imports: readonly { readonly from: string; readonly line: number }[];
}

export function readChecksFile(text: string): ChecksFile {
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length;
  const lines = text.split('\n');
  const { program, errors } = parseSync('checks.ts', text, { lang: 'ts' });
  const ids: { id: string; title: string | null; line: number }[] = [];
  const imports: { from: string; line: number }[] = [];
  const note = (source: ESTree.Expression | null, start: number): void => {
    if (!source) return;
    const isText = source.type === 'Literal' && typeof source.value === 'string';
    imports.push({ from: isText ? String(source.value) : 'import(…)', line: lineAt(start) });
  };
  const noteSource = (node: WithSource): void => note(node.source, node.start);
  let isComplete = true;
  new Visitor({
    ImportDeclaration: noteSource,
    ExportNamedDeclaration: noteSource,
    ExportAllDeclaration: noteSource,
    ImportExpression: noteSource,
    CallExpression({ callee, arguments: [first, second], start }: ESTree.CallExpression) {
      if (callee.type !== 'Identifier' || callee.name !== 'check') return;
      if (first?.type === 'Literal' && typeof first.value === 'string')
        ids.push({
          id: first.value,
          title: second?.type === 'Literal' && typeof second.value === 'string' ? second.value : null,
          line: lineAt(start),
        });
      else isComplete = false;
    },
  }).visit(program);
  return {
    errors: errors.map(({ message, labels }) => {
      const line = lineAt(labels[0]?.start ?? 0);
      return { line, came: (lines[line - 1] ?? '').trim(), message };
    }),
    ids: ids.sort((a, b) => a.line - b.line),
    isComplete,
    imports,
    hasDefault: program.body.some(({ type }) => type === 'ExportDefaultDeclaration'),
  };
}

/** What keeps a checks.ts from being used. @param file Its path from the project's root. */
export function checksFaults(file: string, checks: ChecksFile): Fault[] {
  const about = { file, blocks: true };
  if (checks.errors.length > 0) {
    const todo = 'Mend the syntax; what comes after it is not read.';
    return checks.errors.map(({ line, came, message }) => ({
      ...about,
      line,
      field: 'syntax',
      came,
      expected: `TypeScript without this error: ${message}`,
      todo,
    }));
  }
  const seen = new Set<string>();
  const twice = checks.ids.filter(({ id }) => seen.has(id) || !seen.add(id));
  const lacking = !checks.hasDefault || (checks.isComplete && checks.ids.length === 0);
  return [
    ...checks.imports
      .filter(({ from }) => from !== '@lab/checks')
      .map(({ from, line }) => ({
        ...about,
        line,
        field: 'import',
        came: from,
        expected: 'an import of @lab/checks and of nothing else: checks are one file, and run in a browser',
        todo: 'Move what it needs into checks.ts.',
      })),
    ...(lacking
      ? [
          {
            ...about,
            line: null,
            field: 'export default',
            came: checks.hasDefault ? 'no check' : 'nothing',
            expected: 'export default checks(check(…), …)',
            todo: 'Export the lesson’s checks; docs/authoring.md shows how.',
          },
        ]
      : []),
    ...twice.map(({ id, line }) => ({
      ...about,
      line,
      field: `check ${id}`,
      came: 'a second check with this id',
      expected: 'an id of its own for each check',
      todo: 'Rename one of them, also in the front matter where it is meant.',
    })),
  ];
}
