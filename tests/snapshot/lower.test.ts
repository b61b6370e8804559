/** Lowered code does what it did, without an `await` of the engine's; Next's templates stay templates. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { lowerAsync, mayBeAsync } from '../../scripts/snapshot/lower.ts';
import { lowerTemplate } from '../../scripts/snapshot/lower-template.ts';

const templates = join(
  dirname(createRequire(import.meta.url).resolve('next/package.json')),
  'dist/esm/build/templates',
);

test('async functions, generators and loops are lowered and still work', async () => {
  const lowered = await lowerAsync(`
    async function* count(to) { for (let i = 1; i <= to; i++) yield await i; }
    module.exports = async (to) => { let sum = 0; for await (const each of count(to)) sum += each; return sum; };
  `);
  expect(lowered).not.toMatch(/\basync (function|\()|\bawait\b/);
  const module: { exports?: (to: number) => Promise<number> } = {};
  new Function('module', lowered)(module);
  expect(await module.exports?.(4)).toBe(10);
});

test('the line that tells ES modules what a CommonJS module exports survives', async () => {
  const hint = '0 && (module.exports = {\n    one: null,\n    two: null\n});';
  expect(await lowerAsync(`"use strict";\n${hint}\nexports.one = async () => await 1;`)).toContain(hint);
});

test('what came minified stays so, and what came readable too', async () => {
  const minified = `exports.all=async()=>{${'await one();'.repeat(400)}}`;
  expect((await lowerAsync(minified)).split('\n').length).toBeLessThan(5);
  expect(
    (await lowerAsync('exports.all = async () => {\n  await one();\n};')).split('\n').length,
  ).toBeGreaterThan(5);
});

test('only what may be async is worth lowering', () => {
  expect(mayBeAsync('const a = async () => {};')).toBe(true);
  expect(mayBeAsync('const asynchronous = 1;')).toBe(false);
});

test.for(['app-route.js', 'middleware.js', 'pages.js'])('Next still finds its places in %s', async (name) => {
  const source = await readFile(join(templates, name), 'utf8');
  const lowered = await lowerTemplate(source);
  const places = (text: string): string[] =>
    (text.match(/'VAR_\w+'|(from|import) '\.[^']+'|\/\/ (INJECT|OPTIONAL_IMPORT):\w+/g) ?? []).sort();
  expect(places(source).length).toBeGreaterThan(3);
  expect(places(lowered)).toEqual(places(source));
});

test('a template whose markers do not survive stops the build', async () => {
  const template = 'const text = `\n  __next_marker__("INJECT:tree");\n`;\n';
  await expect(lowerTemplate(template)).rejects.toThrow('markers from none to INJECT:tree');
});
