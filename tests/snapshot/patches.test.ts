/** Patches fit today's Next, and fail loudly when it is another one. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { applyPatches, assertAllPatched, PATCHES, type Patch } from '../../scripts/snapshot/patches.ts';

const modules = dirname(dirname(createRequire(import.meta.url).resolve('next/package.json')));
/** Here the wasm build lies where npm puts it; install.ts moves it into Next. */
const readModule = (path: string): Promise<string> =>
  readFile(join(modules, path.replace('next/wasm/', '')), 'utf8');
const paths = [...new Set(PATCHES.map(({ file }) => file))];

test.for(paths)('%s is found as the patch expects it, and parses afterwards', async (path) => {
  const source = await readModule(path);
  const patched = applyPatches(path, source);
  expect(patched).not.toBe(source);
  expect(() => new Function(patched)).not.toThrow();
});

test('the compiler is told to lower async functions in both places', async () => {
  const path = 'next/dist/build/swc/options.js';
  const patched = applyPatches(path, await readModule(path));
  const included =
    /targets: \{[^}]*node: process\.versions\.node\s*\}, include: \['transform-async-to-generator', /g;
  expect(patched.match(included)).toHaveLength(2);
});

const PATCH: Patch = {
  file: 'next/a.js',
  find: /old\((\w+)\)/g,
  replacement: 'new($1)',
  places: 2,
  why: 'Because of a test.',
  lookAt: 'the place where old() was.',
};

test('a patch replaces all its places and leaves other files alone', () => {
  expect(applyPatches('next/a.js', 'old(x); old(y);', [PATCH])).toBe('new(x); new(y);');
  expect(applyPatches('next/b.js', 'old(x);', [PATCH])).toBe('old(x);');
});

test.for([
  ['old(x);', 1],
  ['old(x); old(y); old(z);', 3],
  ['', 0],
] as const)('a Next that has moved stops the build: %j', ([source, found]) => {
  expect(() => applyPatches('next/a.js', source, [PATCH])).toThrow(
    `next/a.js found ${found} places instead of 2; Next.js has probably moved.\nWhat it is for: Because of a test.\nLook at the place where old() was.`,
  );
});

test('a patch whose file is gone stops the build', () => {
  expect(() => assertAllPatched(new Set(['next/b.js']), [PATCH])).toThrow(
    'next/a.js is not there to be patched',
  );
  expect(() => assertAllPatched(new Set(['next/a.js']), [PATCH])).not.toThrow();
});
