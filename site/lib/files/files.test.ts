import { expect, test } from 'vitest';
import { assertSafePath, diffFiles, overlayFiles, PathError, sameContents } from './files.ts';

const ordinary = [
  'a',
  'app/page.tsx',
  'app/events/[slug]/page.tsx',
  'app/(shop)/@modal/page.tsx',
  '.env.local',
  '.lab/server.mjs',
  'data/präsenz 2.ts',
  'console.ts',
  'com.ts',
  'a..b/c',
];
for (const path of ordinary) {
  test(`the path ${path} is allowed and comes back as it was`, () => {
    expect(assertSafePath(path)).toBe(path);
  });
}

const refused: readonly (readonly [path: string, rule: string])[] = [
  ['', 'is empty'],
  ['/etc/passwd', 'is absolute'],
  ['..', '".."'],
  ['../outside', '".."'],
  ['app/../../outside', '".."'],
  ['app/..', '".."'],
  ['./app', '"."'],
  ['app//page.tsx', 'has an empty'],
  ['app/', 'has an empty'],
  ['app\\..\\outside', 'Windows forbids'],
  ['C:/windows', 'Windows forbids'],
  ['what?.ts', 'Windows forbids'],
  ['a<b>.ts', 'Windows forbids'],
  ['nul', 'Windows reserves'],
  ['app/CON', 'Windows reserves'],
  ['app/aux.ts', 'Windows reserves'],
  ['com1.txt/page.tsx', 'Windows reserves'],
  ['com¹.ts', 'Windows reserves'],
  ['app/lpt³', 'Windows reserves'],
  ['CONIN$', 'Windows reserves'],
  ['nul .ts', 'Windows reserves'],
  ['app/\ud83c.ts', 'half a character'],
  ['app/page.tsx.', 'ends in a dot or a space'],
  ['app /page.tsx', 'ends in a dot or a space'],
  ['app/pa\u0000ge.tsx', 'control character'],
  ['app/pa\nge.tsx', 'control character'],
  ['app/pa\u007fge.tsx', 'control character'],
  ['__proto__', 'reserved name'],
  ['app/__proto__/page.tsx', 'reserved name'],
  ['a'.repeat(241), 'longer than 240'],
];
for (const [path, rule] of refused) {
  test(`the path ${JSON.stringify(path.slice(0, 30))} is refused because it ${rule}`, () => {
    expect(() => assertSafePath(path)).toThrow(PathError);
    expect(() => assertSafePath(path)).toThrow(rule);
  });
}

test('a refusal names the path, cut where it is long', () => {
  expect(() => assertSafePath('../secret')).toThrow('The path "../secret" has');
  expect(() => assertSafePath('b'.repeat(300))).toThrow(`"${'b'.repeat(80)}"`);
});

test('a path of exactly 240 characters is allowed', () => {
  expect(assertSafePath('a'.repeat(240))).toHaveLength(240);
});

test('later layers win, and the layers themselves stay as they were', () => {
  const template = { 'a.ts': 'template', 'b.ts': 'template' };
  const starter = { 'b.ts': 'starter', 'c.ts': 'starter' };
  expect(overlayFiles(template, starter, { 'c.ts': 'edit' })).toEqual({
    'a.ts': 'template',
    'b.ts': 'starter',
    'c.ts': 'edit',
  });
  expect(template).toEqual({ 'a.ts': 'template', 'b.ts': 'template' });
  expect(starter).toEqual({ 'b.ts': 'starter', 'c.ts': 'starter' });
});

test('no layers give no files', () => {
  expect(overlayFiles()).toEqual({});
});

test('a layer with an unsafe path is refused whole', () => {
  expect(() => overlayFiles({ 'a.ts': '' }, { '../b.ts': '' })).toThrow(PathError);
  expect(() => overlayFiles(JSON.parse('{"__proto__": "x"}'))).toThrow('reserved name');
});

test('texts and bytes are compared by what they hold', () => {
  const bytes = (...values: number[]): Uint8Array => new Uint8Array(values);
  expect(sameContents('a', 'a')).toBe(true);
  expect(sameContents('a', 'b')).toBe(false);
  expect(sameContents(bytes(1, 2), bytes(1, 2))).toBe(true);
  expect(sameContents(bytes(1, 2), bytes(1, 3))).toBe(false);
  expect(sameContents(bytes(1, 2), bytes(1, 2, 3))).toBe(false);
  expect(sameContents(bytes(), bytes())).toBe(true);
  expect(sameContents('', bytes())).toBe(false);
  expect(sameContents('', undefined)).toBe(false);
  expect(sameContents(bytes(), undefined)).toBe(false);
});

test('the difference is what to write and what to remove, and nothing else', () => {
  const from = { same: 'x', changed: 'x', gone: 'x', bytes: new Uint8Array([1]) };
  const to = { same: 'x', changed: 'y', added: '', bytes: new Uint8Array([1]) };
  expect(diffFiles(from, to)).toEqual({ written: { changed: 'y', added: '' }, removed: ['gone'] });
});

test('equal sets have no difference', () => {
  expect(diffFiles({ a: 'x' }, { a: 'x' })).toEqual({ written: {}, removed: [] });
});

test('carrying out a difference makes one set into the other', () => {
  const from = { a: '1', b: new Uint8Array([1, 2]), c: '3' };
  const to = { b: new Uint8Array([1, 3]), c: '3', d: '4' };
  const { written, removed } = diffFiles(from, to);
  const kept = Object.entries(from).filter(([path]) => !removed.includes(path));
  expect(overlayFiles(Object.fromEntries(kept), written)).toEqual(to);
});

test('files named like what every object inherits are files like others', () => {
  expect(diffFiles({ constructor: 'x', toString: 'x' }, {})).toEqual({
    written: {},
    removed: ['constructor', 'toString'],
  });
  const empty = { valueOf: new Uint8Array() };
  expect(diffFiles({}, empty).written).toEqual(empty);
});
