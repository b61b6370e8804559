/** Owns the types of `@lab/checks` as the editor reads them: the declarations of the check API and of what it stands on. */
import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import { root } from '../site/paths.ts';

const LIB = 'site/lib/';
const PLACE = '/node_modules/@lab/checks';
const OPTIONS: ts.CompilerOptions = {
  declaration: true,
  emitDeclarationOnly: true,
  allowImportingTsExtensions: true,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  target: ts.ScriptTarget.ESNext,
  lib: ['lib.esnext.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  strict: true,
  skipLibCheck: true,
  types: [],
};

/** @returns text by path, each path beginning with `/node_modules/@lab/checks/`. */
export function collectCheckTypes(): Readonly<Record<string, string>> {
  const entry = join(root, LIB, 'checks/api.ts');
  const program = ts.createProgram([entry], OPTIONS);
  const files: Record<string, string> = {};
  for (const source of program.getSourceFiles()) {
    const path = relative(join(root, LIB), source.fileName).split(sep).join('/');
    if (path.startsWith('..') || source.isDeclarationFile) continue;
    program.emit(source, (_, text) => {
      // What is written here are declarations, which are found by the names of what they declare.
      files[`${PLACE}/${path.replace(/\.ts$/, '.d.ts')}`] = text.replace(
        /(['"]\.{1,2}\/[^'"\n]*)\.ts(['"])/g,
        '$1.js$2',
      );
    });
  }
  if (Object.keys(files).length === 0) throw new Error('The check API has no types.');
  return {
    ...files,
    [`${PLACE}/package.json`]: JSON.stringify({ name: '@lab/checks', types: 'checks/api.d.ts' }),
  };
}
