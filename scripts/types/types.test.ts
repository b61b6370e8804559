/** The editor's types against the course: the compiler sees nothing but what the editor is given. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { beforeAll, expect, test } from 'vitest';
import { lessonsFolder, root, templateFolder } from '../site/paths.ts';
import { ensureTypes } from './ensure.ts';

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  jsx: ts.JsxEmit.ReactJSX,
  lib: ['lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.esnext.d.ts'],
  strict: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  isolatedModules: true,
  skipLibCheck: true,
  types: [],
  paths: { '@/*': ['/*'] },
};
const NEXT_ENV = '/// <reference types="next" />\n/// <reference types="next/image-types/global" />\n';

const filesBelow = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [`/${relative(folder, path)}`, path] as const)
      .filter(([name]) => !/^\/(node_modules|\.next|\.lab)\//.test(name))
      .map(([name, path]) => [name, readFileSync(path, 'utf8')]),
  );

let packages: Record<string, string>;
let template: Record<string, string>;
const parsed = new Map<string, ts.SourceFile>();
const libFolder = dirname(ts.getDefaultLibFilePath({}));

beforeAll(async () => {
  packages = JSON.parse(await ensureTypes());
  template = filesBelow(templateFolder);
}, 120_000);

/** What the compiler says of files laid over Stagedoor. @param looked Paths of those that it looks at. */
const complaints = (overlay: Record<string, string>, looked = Object.keys(overlay)): string[] => {
  const app: Record<string, string> = { ...template, ...overlay, '/next-env.d.ts': NEXT_ENV };
  const files: Record<string, string> = { ...packages, ...app };
  const read = (path: string): string | undefined =>
    files[path] ?? (path.startsWith(libFolder) ? ts.sys.readFile(path) : undefined);
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost(options),
    getCurrentDirectory: () => '/',
    fileExists: (path) => read(path) !== undefined,
    readFile: read,
    directoryExists: undefined,
    realpath: undefined,
    getSourceFile(path, version) {
      const text = read(path);
      if (text === undefined) return undefined;
      if (path in app) return ts.createSourceFile(path, text, version);
      const kept = parsed.get(path) ?? ts.createSourceFile(path, text, version);
      parsed.set(path, kept);
      return kept;
    },
  };
  const ambient = Object.keys(packages).filter((path) => path.startsWith('/node_modules/@types/node/'));
  const program = ts.createProgram([...Object.keys(app), ...ambient], options, host);
  return looked
    .flatMap((path) => {
      const file = program.getSourceFile(path);
      return file ? [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)] : [];
    })
    .map(
      ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
};

const lessons = readdirSync(lessonsFolder).flatMap((part) =>
  readdirSync(join(lessonsFolder, part), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(lessonsFolder, part, entry.name)),
);

test('Stagedoor is shown without a complaint', { timeout: 60_000 }, () => {
  expect(complaints({}, Object.keys(template))).toEqual([]);
});

test.each(lessons.map((folder) => [relative(lessonsFolder, folder), folder]))(
  '%s is shown without a complaint, at its start and solved',
  { timeout: 60_000 },
  (_, folder) => {
    const starter = filesBelow(join(folder, 'starter'));
    expect(complaints(starter)).toEqual([]);
    expect(complaints({ ...starter, ...filesBelow(join(folder, 'solution')) })).toEqual([]);
  },
);

const examples = readdirSync(join(root, 'playground-examples'));

test('every example is shown without a complaint, with its checks', { timeout: 120_000 }, () => {
  for (const name of examples) {
    const folder = join(root, 'playground-examples', name);
    const files = filesBelow(join(folder, 'files'));
    const checks = readFileSync(join(folder, 'checks.ts'), 'utf8');
    expect(complaints({ ...files, '/checks.ts': checks }), name).toEqual([]);
  }
});

test('an own check that is wrong by its type is complained about', { timeout: 60_000 }, () => {
  const said = complaints({
    '/checks.ts': `import { check, checks, expect } from '@lab/checks';
export default checks(
  check('a', 'A', async ({ actions, users }) => {
    await actions.call('x', { as: users.nobody, args: [] });
    expect(1).toBeRound();
  }),
);
`,
  });
  expect(said).toEqual([
    expect.stringContaining("'nobody' does not exist"),
    expect.stringContaining("'toBeRound' does not exist"),
  ]);
});

test('what is wrong by its type is complained about', { timeout: 60_000 }, () => {
  const said = complaints({
    '/app/wrong/page.tsx': `import Link from 'next/link';
import { revalidateTag } from 'next/cache';
import { z } from 'zod';
import { db } from '@/db';
import { orders } from '@/db/schema';
export default async function Page() {
  const id: number = z.string().parse('a');
  const [row] = await db.select().from(orders);
  revalidateTag('a');
  return <Link to="/">{id}{row.id}{process.env.HOME.length}</Link>;
}
`,
  });
  expect(said).toEqual([
    expect.stringContaining("'string' is not assignable to type 'number'"),
    expect.stringContaining('Expected 2 arguments'),
    expect.stringContaining("'to' does not exist"),
    expect.stringContaining("'row' is possibly 'undefined'"),
    expect.stringContaining("'process.env.HOME' is possibly 'undefined'"),
  ]);
});
