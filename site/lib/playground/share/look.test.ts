import { expect, test } from 'vitest';
import { lookAt, mindBefore } from './look.ts';

const TEN = Array.from({ length: 10 }, (_, line) => `line ${line}`);
const base = { 'ten.ts': `${TEN.join('\n')}\n`, 'gone.ts': 'x\n', 'logo.png': new Uint8Array([1]) };
const shown = (changes: Parameters<typeof lookAt>[0]) =>
  lookAt(changes, base).map(({ lines, ...file }) => ({
    ...file,
    lines: lines?.map(
      ({ kind, text }) => `${{ same: ' ', gone: '-', come: '+', skipped: '…' }[kind]}${text}`,
    ),
  }));

test('a changed file shows what goes and what comes, with the lines around it', () => {
  const text = base['ten.ts'].replace('line 5', 'mine');
  expect(shown({ 'ten.ts': text })).toEqual([
    {
      path: 'ten.ts',
      what: 'changed',
      bytes: 68,
      more: 0,
      lines: [
        '…2',
        ' line 2',
        ' line 3',
        ' line 4',
        '-line 5',
        '+mine',
        ' line 6',
        ' line 7',
        ' line 8',
        ' line 9',
      ],
    },
  ]);
});

test('changes at both ends leave out the middle', () => {
  const text = ['first', ...TEN.slice(1, 9), 'last'].join('\n');
  expect(shown({ 'ten.ts': text })[0]?.lines).toEqual([
    '-line 0',
    '+first',
    ' line 1',
    ' line 2',
    ' line 3',
    '…2',
    ' line 6',
    ' line 7',
    ' line 8',
    '-line 9',
    '-',
    '+last',
  ]);
});

test('a new file comes whole, a deleted one and a picture are named', () => {
  expect(shown({ 'new.ts': 'a\nb\n', 'gone.ts': null, 'logo.png': new Uint8Array(3) })).toEqual([
    { path: 'gone.ts', what: 'deleted', bytes: 0, more: 0, lines: undefined },
    { path: 'logo.png', what: 'changed', bytes: 3, more: 0, lines: undefined },
    { path: 'new.ts', what: 'new', bytes: 4, more: 0, lines: ['+a', '+b'] },
  ]);
});

test('of a long file only the beginning is shown, and how much more there is', () => {
  const [file] = lookAt({ 'long.ts': 'x\n'.repeat(1000) }, base);
  expect([file?.lines?.length, file?.more]).toEqual([400, 600]);
});

test('a file that is called like what every object has is new', () => {
  expect(shown({ constructor: 'x' })[0]).toMatchObject({ what: 'new', lines: ['+x'] });
});

test('code that hides something, and code that runs at the start, is pointed out', () => {
  expect(
    mindBefore(
      { 'a.ts': 'if (x\u202E) {', 'b.ts': 'fine', 'proxy.ts': 'x', 'next.config.ts': null },
      'a\u200Bb',
    ),
  ).toEqual([
    expect.stringContaining('In a.ts'),
    expect.stringContaining('In its own checks'),
    expect.stringContaining('proxy.ts runs'),
  ]);
  expect(mindBefore({ 'a.ts': 'é 日本 🎭' }, null)).toEqual([]);
});

test('code that runs at the start is pointed out in each language and writing in which Next finds it', () => {
  for (const path of ['instrumentation.js', 'proxy.jsx', 'middleware.tsx', 'next.config.mts', 'Proxy.ts'])
    expect(mindBefore({ [path]: 'x' }, null), path).toEqual([
      `${path} runs as soon as the app starts, before any page is asked for.`,
    ]);
  expect(mindBefore({ 'lib/proxy.ts': 'x', 'proxy.md': 'x' }, null)).toEqual([]);
});
