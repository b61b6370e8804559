import { expect, test } from 'vitest';
import { parseCompileError } from './compile-error.ts';

const FOLDER = '/home/me/.cache/server-actions-lab/f1e140af3028ab3748ca/sandboxes/7570-ad04d96ea64c380e';
const esc = '\u001b';

// As Turbopack of Next 16.4.6 says it, in a sandbox of the local runtime.
const turbopackSyntax = `./sandboxes/7570-ad04d96ea64c380e/actions/likes.ts:3:12
Error: Expression expected
  1 | 'use server';
  2 | export async function likeEvent() {
> 3 |   return ((;
    |            ^
  4 | }
  5 |

Parsing ecmascript source code failed

Import trace:
  Server Component:
    ./sandboxes/7570-ad04d96ea64c380e/actions/likes.ts
    ./sandboxes/7570-ad04d96ea64c380e/app/events/[slug]/page.tsx`;

test('a message of Turbopack gives file, line and column, and keeps the words', () => {
  const error = parseCompileError(turbopackSyntax, FOLDER);
  expect(error).toMatchObject({ file: 'actions/likes.ts', line: 3, column: 12 });
  expect(error.message).toMatch(/^Error: Expression expected\n/);
  expect(error.message).toContain('Import trace:');
  expect(error.message).not.toContain('likes.ts:3:12');
});

test('colours are left out, also around the place', () => {
  const coloured = `${esc}[31m${esc}[1m./sandboxes/7570-ad04d96ea64c380e/actions/likes.ts:3:12${esc}[22m${esc}[39m\nError: ${esc}[31mExpression expected${esc}[0m`;
  expect(parseCompileError(coloured, FOLDER)).toEqual({
    file: 'actions/likes.ts',
    line: 3,
    column: 12,
    message: 'Error: Expression expected',
  });
});

test('routes with brackets, groups and slots are files too', () => {
  const message =
    './sandboxes/7570-ad04d96ea64c380e/app/(shop)/@modal/events/[...slug]/page.tsx:1:2\nError: x';
  expect(parseCompileError(message, FOLDER).file).toBe('app/(shop)/@modal/events/[...slug]/page.tsx');
});

test('a file that lies in no sandbox keeps its path', () => {
  expect(parseCompileError('./app/page.tsx:10:1\nError: x', FOLDER)).toEqual({
    file: 'app/page.tsx',
    line: 10,
    column: 1,
    message: 'Error: x',
  });
});

test('the first place counts, and only a line of its own is one', () => {
  const message = 'Error at app/no.tsx:1:1 it says\n./app/a.tsx:2:3\n./app/b.tsx:4:5';
  expect(parseCompileError(message, FOLDER)).toMatchObject({ file: 'app/a.tsx', line: 2, column: 3 });
});

test('a message without a place keeps its words', () => {
  expect(parseCompileError(`  ${esc}[31mIt is broken${esc}[39m \n`, FOLDER)).toEqual({
    file: null,
    line: null,
    column: null,
    message: 'It is broken',
  });
});

// As webpack of Next 16.4.6 says it.
const webpackSyntax = `Module build failed (from ./node_modules/next/dist/build/webpack/loaders/next-swc-loader.js):
Error:   x Expected '{', got 'ident'
    ,-[${FOLDER}/app/organiser/page.tsx:9:1]
  8 |
  9 | export defau lt function OrganiserPage() {
    :        ^^^^^
 10 |   return (
    \`----


Caused by:
    Syntax Error`;

test("a message of webpack's SWC gives file, line and column, and keeps words and code", () => {
  expect(parseCompileError(webpackSyntax, FOLDER)).toEqual({
    file: 'app/organiser/page.tsx',
    line: 9,
    column: 8,
    message:
      "Error: Expected '{', got 'ident'\n  8 |\n  9 | export defau lt function OrganiserPage() {\n    :        ^^^^^\n 10 |   return (",
  });
});

test("webpack's message about a missing module stands under its place", () => {
  const message =
    "./app/layout.tsx:1:1\nModule not found: Can't resolve '@/nothing'\n> 1 | import x from '@/nothing';";
  expect(parseCompileError(message, FOLDER)).toEqual({
    file: 'app/layout.tsx',
    line: 1,
    column: 1,
    message: "Module not found: Can't resolve '@/nothing'\n> 1 | import x from '@/nothing';",
  });
});

test('a frame that points nowhere gives the beginning of its line', () => {
  const message = `Error: x It is broken\n   ,-[${FOLDER}/app/a.tsx:4:1]\n 4 | code`;
  expect(parseCompileError(message, FOLDER)).toMatchObject({ file: 'app/a.tsx', line: 4, column: 1 });
});

test('a path alone above the message is the file', () => {
  expect(parseCompileError("./app/page.tsx\nModule not found: Can't resolve './gone'", FOLDER)).toEqual({
    file: 'app/page.tsx',
    line: null,
    column: null,
    message: "Module not found: Can't resolve './gone'",
  });
});
