/** The shim does what Node does, case by case; and the cases would notice if it did not. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { allCases } from './cases.ts';
import { differences } from './differences.ts';
import { type Results, runCases, type Setting } from './run.ts';

const SETTINGS = {
  node: { node: 'native', shim: false, lowered: false },
  shim: { node: 'forgetful', shim: true, lowered: true },
  shimBesideNative: { node: 'native', shim: true, lowered: true },
  loweredOnly: { node: 'native', shim: false, lowered: true },
  notLowered: { node: 'forgetful', shim: true, lowered: false },
  notShimmed: { node: 'forgetful', shim: false, lowered: true },
} as const satisfies Record<string, Setting>;

const results = {} as Record<keyof typeof SETTINGS, Results>;
const names = Object.keys(allCases());
const listed = Object.keys(differences).sort();

/** The cases that end otherwise than on Node as it is. */
const differing = (setting: keyof typeof SETTINGS): string[] =>
  names
    .filter((name) => JSON.stringify(results[setting][name]) !== JSON.stringify(results.node[name]))
    .sort();

beforeAll(async () => {
  for (const [name, setting] of Object.entries(SETTINGS)) {
    const folder = await mkdtemp(join(tmpdir(), 'async-context-'));
    try {
      results[name as keyof typeof SETTINGS] = await runCases(setting, folder);
    } finally {
      await rm(folder, { recursive: true });
    }
  }
}, 120_000);

test.each(names)('%s', (name) => {
  const node = results.node[name];
  // A case that fails on Node proves nothing about the shim.
  expect(node).toHaveProperty('saw');
  if (differences[name]) expect(results.shim[name], differences[name].reason).not.toEqual(node);
  else expect(results.shim[name]).toEqual(node);
});

test('every listed difference is one of a case that exists', () => {
  expect(names).toEqual(expect.arrayContaining(listed));
});

test('it makes no difference to the shim whether Node’s own storage works', () => {
  expect(differing('shimBesideNative')).toEqual(listed);
});

test('lowering alone changes nothing', () => {
  expect(differing('loweredOnly')).toEqual([]);
});

test('without lowering the store is lost at await, as in webcontainer-core#1169', () => {
  expect(results.node['the context survives await']).toEqual({ saw: 'a' });
  expect(results.notLowered['the context survives await']).toEqual({ saw: 'nothing' });
  expect(results.notLowered['concurrent async functions stay apart']).not.toEqual(
    results.node['concurrent async functions stay apart'],
  );
  // Promises that are not awaited are carried, so it is the await that loses it.
  expect(results.notLowered['every link of a chain has the context']).toEqual(
    results.node['every link of a chain has the context'],
  );
});

test('without the shim lowering alone does not help where Node’s storage is broken', () => {
  for (const name of ['the context survives await', 'setTimeout carries context and arguments'])
    expect(results.notShimmed[name]).not.toEqual(results.node[name]);
});
