/**
 * Owns what TypeScript knows in the editor: how the app is compiled, the types of its packages, and the app's files that
 * are not open. Until the types are there it looks at syntax only, or every import would seem to be wrong.
 */
import * as typescript from 'monaco-editor/languages/features/typescript/register';
import * as z from 'zod';
import type { Files } from '../../lib/files/files.ts';
import { siteHref } from '../site-href.ts';
import { declareUntyped } from './untyped-packages.ts';

const { typescriptDefaults } = typescript;

/** The editor's own types have no name for it. */
const BUNDLER: number = 100;

/**
 * As the app's tsconfig.json has it, but that something can be emitted: a playground's own checks are. Libraries are named
 * by their files here.
 */
const compilerOptions: Parameters<typeof typescriptDefaults.setCompilerOptions>[0] = {
  target: 99,
  module: 99,
  moduleResolution: BUNDLER,
  jsx: 4,
  lib: ['lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.esnext.d.ts'],
  strict: true,
  noUncheckedIndexedAccess: true,
  esModuleInterop: true,
  isolatedModules: true,
  resolveJsonModule: true,
  skipLibCheck: true,
  baseUrl: 'file:///',
  paths: { '@/*': ['./*'] },
};

const onlySyntax = { noSemanticValidation: true, noSuggestionDiagnostics: true, noSyntaxValidation: false };
/** Hints at what could be written better would be louder than the lesson. */
const meaningToo = { ...onlySyntax, noSemanticValidation: false };

/** What needs no types. */
const withoutTypes = {
  completionItems: true,
  diagnostics: true,
  documentHighlights: true,
  documentRangeFormattingEdits: true,
  documentSymbols: true,
  definitions: true,
  onTypeFormattingEdits: true,
  references: true,
  rename: true,
};
const withTypes = { ...withoutTypes, hovers: true, signatureHelp: true, codeActions: true };

/** As Next writes it at its first start. */
const NEXT_ENV = `/// <reference types="next" />
/// <reference types="next/image-types/global" />
`;

/** No file of an app can lie there. */
const UNTYPED = '/node_modules/.lab/untyped.d.ts';

let hasTypes = false;
/** Paths of the packages' types. */
let typed: readonly string[] = [];
/** The app's package.json. */
let manifest = '';
let app: Readonly<Record<string, string>> = {};
/** What the compiler was given of the app, with what takes it away again. */
const given = new Map<string, { readonly content: string; dispose(): void }>();
let loading: Promise<void> | undefined;

const giveFile = (path: string, content: string): { dispose(): void } =>
  typescriptDefaults.addExtraLib(content, `file://${path}`);

/** Only what has changed: whatever is given anew is also read anew. */
const giveApp = (): void => {
  if (!hasTypes) return;
  const files = { ...app, [UNTYPED]: declareUntyped(manifest, typed) };
  for (const [path, file] of given) {
    if (Object.hasOwn(files, path)) continue;
    file.dispose();
    given.delete(path);
  }
  for (const [path, content] of Object.entries(files)) {
    if (given.get(path)?.content === content) continue;
    const { dispose } = giveFile(path, content);
    given.set(path, { content, dispose });
  }
};

export function setUpTypeScript(): void {
  typescriptDefaults.setCompilerOptions(compilerOptions);
  typescriptDefaults.setDiagnosticsOptions(onlySyntax);
  typescriptDefaults.setModeConfiguration(withoutTypes);
  typescriptDefaults.setEagerModelSync(true);
}

/** Tells the compiler of the app's files as they are now. Of those that are open, the editor's own text counts. */
export function knowApp(files: Files): void {
  manifest = String(files['package.json'] ?? '');
  app = Object.fromEntries(
    Object.entries(files).flatMap(([path, contents]) =>
      /\.tsx?$/.test(path) && typeof contents === 'string' ? [[`/${path}`, contents]] : [],
    ),
  );
  giveApp();
}

const fetchTypes = async (): Promise<void> => {
  const response = await fetch(siteHref('/data/types.json'));
  if (!response.ok) throw new Error(`The types could not be loaded (${response.status}).`);
  const packages = z.record(z.string(), z.string()).parse(await response.json());
  for (const [path, content] of Object.entries(packages)) giveFile(path, content);
  giveFile('/next-env.d.ts', NEXT_ENV);
  typed = Object.keys(packages);
  hasTypes = true;
  giveApp();
  typescriptDefaults.setModeConfiguration(withTypes);
  typescriptDefaults.setDiagnosticsOptions(meaningToo);
};

/**
 * Loads the types of the packages, once for a page.
 * @throws if they cannot be had; the editor then goes on without, and the next call tries again.
 */
export function loadTypes(): Promise<void> {
  loading ??= fetchTypes().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}
