import { expect, test } from 'vitest';
import { decodeHandOver } from '../../site/lib/sandbox/hand-over.ts';
import { spareRecipe } from './spare-recipe.ts';

const TEMPLATE = {
  '.lab/server.mjs': 'server',
  'app/page.tsx': 'page',
  'next.config.ts': 'config',
  'package.json': '{}',
};
const recipe = spareRecipe(TEMPLATE);
const ENV = {
  LAB_BUNDLER: 'turbopack',
  LAB_NONCE: 'a-nonce-of-the-page',
  LAB_SITE_ORIGIN: 'http://localhost:4400',
  LAB_FRAMED_BY: '',
  LAB_SEED: 'seed',
};
const spawn = { command: 'node', args: ['.lab/server.mjs'], cwd: '.', env: ENV };

test('it fits the template with other and more sources, as text or as bytes', () => {
  expect(recipe.fits(TEMPLATE)).toBe(true);
  expect(recipe.fits({ ...TEMPLATE, 'app/page.tsx': 'edited', 'app/more.tsx': 'more' })).toBe(true);
  expect(recipe.fits({ ...TEMPLATE, 'package.json': new TextEncoder().encode('{}') })).toBe(true);
});

test('it does not fit what lacks a file, or what a running app cannot take over any more', () => {
  const { 'app/page.tsx': _, ...less } = TEMPLATE;
  expect(recipe.fits(less)).toBe(false);
  expect(recipe.fits({})).toBe(false);
  for (const path of ['next.config.ts', 'package.json', '.lab/server.mjs'])
    expect(recipe.fits({ ...TEMPLATE, [path]: 'other' }), path).toBe(false);
  for (const path of [
    'proxy.ts',
    'middleware.ts',
    'instrumentation.ts',
    '.env',
    '.env.local',
    '.lab/more.mjs',
  ])
    expect(recipe.fits({ ...TEMPLATE, [path]: '' }), path).toBe(false);
});

test('a page that asks for the sandbox server gets it, with all it said', () => {
  expect(decodeHandOver(recipe.handOver(spawn) ?? '')).toEqual({ ...ENV, LAB_FIRST_PORT: 0 });
});

test('whoever asks for anything else gets a process of their own', () => {
  const others = [
    { ...spawn, command: 'sh' },
    { ...spawn, cwd: 'app' },
    { ...spawn, args: ['.lab/container.mjs'] },
    { ...spawn, args: ['.lab/server.mjs', '--more'] },
    { ...spawn, env: { ...ENV, LAB_BUNDLER: 'webpack' } },
    { ...spawn, env: { ...ENV, MORE: 'x' } },
    { ...spawn, env: { ...ENV, LAB_NONCE: 'short' } },
    { ...spawn, env: { ...ENV, LAB_SITE_ORIGIN: 'nowhere' } },
    { ...spawn, env: {} },
  ];
  for (const other of others) expect(recipe.handOver(other), JSON.stringify(other)).toBe(null);
});

test('the word that says it waits is in the environment and in the line, and no owner is', () => {
  const word = 'a-word-of-the-service';
  expect(Object.values(recipe.environment(word))).toEqual(['turbopack', word]);
  expect(recipe.waitingLine(word)).toContain(word);
  expect(recipe.environment(word)).not.toHaveProperty('LAB_NONCE');
});
