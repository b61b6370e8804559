/**
 * Owns gathering the types that the editor checks a lesson's code against: every declaration file that an app like
 * Stagedoor can reach from its imports, as the compiler itself finds them, and nothing else.
 */
import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import { root } from '../site/paths.ts';
import { collectCheckTypes } from './check-types.ts';
import { nodeStub } from './node-stub.ts';

/** What a learner may import. What these import in turn comes by itself. */
const ENTRIES = [
  'next',
  'next-safe-action',
  'next-safe-action/hooks',
  'next/cache',
  'next/dynamic',
  'next/error',
  'next/font/google',
  'next/font/local',
  'next/form',
  'next/headers',
  'next/image',
  'next/image-types/global',
  'next/link',
  'next/navigation',
  'next/script',
  'next/server',
  'react',
  'react/jsx-dev-runtime',
  'react/jsx-runtime',
  'react-dom',
  'react-dom/client',
  'zod',
  'drizzle-orm',
  'drizzle-orm/sqlite-core',
  'drizzle-orm/sqlite-proxy',
  'sql.js',
];

/** Text by path, each path beginning with `/node_modules/`. */
export type TypeFiles = Readonly<Record<string, string>>;

const NODE_TYPES = '/@types/node/';
const OPTIONS: ts.CompilerOptions = {
  jsx: ts.JsxEmit.ReactJSX,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  target: ts.ScriptTarget.ESNext,
  skipLibCheck: true,
  types: ['react', 'react-dom'],
};

/** A compiler that finds no types of Node's: two megabytes, of which an app's files use a handful of names. */
const hostWithoutNode = (entry: string, source: string): ts.CompilerHost => {
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (path) => path === entry || fileExists(path);
  host.getSourceFile = (path, ...rest) =>
    path === entry ? ts.createSourceFile(path, source, OPTIONS.target ?? 99) : getSourceFile(path, ...rest);
  host.resolveModuleNameLiterals = (names, file, _, options) =>
    names.map(({ text }) => {
      const found = ts.resolveModuleName(text, file, options, host);
      return found.resolvedModule?.resolvedFileName.includes(NODE_TYPES)
        ? { resolvedModule: undefined }
        : found;
    });
  host.resolveTypeReferenceDirectiveReferences = (references, file, _, options) =>
    references.map((reference) => {
      const name = typeof reference === 'string' ? reference : reference.fileName;
      if (name === 'node') return { resolvedTypeReferenceDirective: undefined };
      return ts.resolveTypeReferenceDirective(name, file, options, host);
    });
  return host;
};

const packageOf = (path: string): string => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? '';

/** What the compiler reads of a package to find its types. */
const manifestOf = (name: string): string => {
  const { version, type, types, typings, main, exports } = JSON.parse(
    readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'),
  );
  return JSON.stringify({ name, version, type, types, typings, main, exports });
};

/** @throws if one of the entries has no types: a package moved or lost them. */
export function collectTypes(): TypeFiles {
  const entry = join(root, 'entry-of-types.ts');
  const source = ENTRIES.map((name) => `import '${name}';\nexport type * from '${name}';`).join('\n');
  const host = hostWithoutNode(entry, source);
  const program = ts.createProgram([entry], OPTIONS, host);
  for (const name of ENTRIES) {
    if (!ts.resolveModuleName(name, entry, OPTIONS, host).resolvedModule)
      throw new Error(`No types were found for ${name}.`);
  }
  const files: Record<string, string> = {};
  for (const { fileName, text } of program.getSourceFiles()) {
    const path = `/${relative(root, fileName).split(sep).join('/')}`;
    if (!path.startsWith('/node_modules/') || path.startsWith('/node_modules/typescript/')) continue;
    files[path] = text.replace(/^\/\/# sourceMappingURL=.*$/m, '');
  }
  for (const name of new Set(Object.keys(files).map(packageOf)))
    files[`/node_modules/${name}/package.json`] = manifestOf(name);
  return { ...files, ...nodeStub, ...collectCheckTypes() };
}
