import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { lessonFolder } from '../../scripts/offline/lesson-folder.ts';
import { readProse } from '../../scripts/offline/prose.ts';
import { lessonFrontMatter } from '../../site/lib/course/lesson.ts';
import { packZip } from '../../site/lib/files/pack-zip.ts';

const front = lessonFrontMatter.parse({
  code: 'S2',
  title: 'Someone else’s order',
  objective: 'Make an action act only on rows of whoever calls.',
  summary: 'Ana is signed in, and that says only who she is.',
  minutes: 12,
  focus: 'actions/cancel.ts',
  files: ['actions/cancel.ts'],
  starterFails: ['own-row'],
  hints: ['Who chose this value?', 'Ask the session instead.', 'Put it into the WHERE.'],
  mistakes: {},
});
const manifest = { name: 'stagedoor', scripts: { dev: 'next dev' }, dependencies: { next: '16.4.6' } };
const parts = {
  id: 'own-the-row',
  front,
  mdx: '---\ncode: S2\n---\n\nThe scene.\n\n<AfterPass>\n\nThe reason.\n\n</AfterPass>\n',
  template: {
    'package.json': JSON.stringify(manifest),
    'actions/cancel.ts': 'the right one',
    'app/page.tsx': 'a page',
    'db/driver.test.ts': 'a test',
    'tsconfig.tsbuildinfo': 'left over',
    '.lab/server.mjs': 'the server',
    '.lab/agent.js': 'the agent',
    '.lab/container.mjs': 'for browsers',
  },
  starter: { 'actions/cancel.ts': 'the flaw' },
  solution: { 'actions/cancel.ts': 'the cure', 'data/own.ts': 'new' },
  lockfile: JSON.stringify({ name: 'stagedoor', packages: { '': { name: 'stagedoor' } } }),
  lab: { 'check.mjs': 'checks', 'page/page.js': 'the page' },
};
const folder = lessonFolder(parts);
const textOf = (path: string): string => String(folder[`own-the-row/${path}`]);

test('the folder is the app with the starter, and what checks it, and nothing else', () => {
  expect(Object.keys(folder).sort()).toEqual(
    [
      '.gitignore',
      '.lab/AFTER.md',
      '.lab/app/agent.js',
      '.lab/app/server.mjs',
      '.lab/check.mjs',
      '.lab/page/page.js',
      'README.md',
      'actions/cancel.ts',
      'app/page.tsx',
      'package-lock.json',
      'package.json',
      'pnpm-workspace.yaml',
    ].map((path) => `own-the-row/${path}`),
  );
  expect(textOf('actions/cancel.ts')).toBe('the flaw');
});

test('package.json has the commands of the README, and the lockfile agrees on its name', () => {
  expect(JSON.parse(textOf('package.json'))).toMatchObject({
    name: 'stagedoor-own-the-row',
    scripts: { dev: 'next dev', check: 'node .lab/check.mjs' },
    dependencies: { next: '16.4.6' },
  });
  expect(JSON.parse(textOf('package-lock.json'))).toEqual({
    name: 'stagedoor-own-the-row',
    packages: { '': { name: 'stagedoor-own-the-row' } },
  });
});

test('the README says what to do, which files to edit, and the task, but not what is told afterwards', () => {
  const readme = textOf('README.md');
  expect(readme).toContain('npm install && npm run check');
  expect(readme).toContain('`actions/cancel.ts`, `data/own.ts`');
  expect(readme).toContain('The scene.');
  expect(readme).not.toContain('The reason.');
  expect(textOf('.lab/AFTER.md')).toBe('The reason.\n');
});

test('a template without its sandbox server says how to make it', () => {
  const { '.lab/server.mjs': _, ...template } = parts.template;
  expect(() => lessonFolder({ ...parts, template })).toThrow('build-sandbox');
});

test('the zip holds the files, and the same files give the same bytes', () => {
  const zip = packZip(folder);
  const reversed = Object.fromEntries(Object.entries(folder).reverse());
  expect(packZip(reversed)).toEqual(zip);
  const unpacked = Object.entries(unzipSync(zip)).map(([path, bytes]) => [
    path,
    Buffer.from(bytes).toString(),
  ]);
  expect(Object.fromEntries(unpacked)).toEqual(folder);
});

test('no path in the zip leads out of the folder', () => {
  expect(() => packZip({ '../up.txt': '' })).toThrow('".."');
});

test('prose becomes Markdown, and code in it stays as it is', () => {
  const mdx = [
    "import X from './x.astro';",
    '',
    'Call <S>auth()</S>.',
    '',
    '<BrowserKnows title="What she sends">',
    'One line.',
    '',
    'Another.',
    '</BrowserKnows>',
    '',
    '<Steps>',
    '',
    '1. First.',
    '',
    '</Steps>',
    '',
    '```tsx',
    "import { S } from './s';",
    '<S>kept</S>',
    '```',
  ].join('\n');
  expect(readProse(mdx)).toEqual({
    before: [
      'Call `auth()`.',
      '',
      '> **What she sends**',
      '>',
      '> One line.',
      '>',
      '> Another.',
      '',
      '1. First.',
      '',
      '```tsx',
      "import { S } from './s';",
      '<S>kept</S>',
      '```',
    ].join('\n'),
    after: '',
  });
});
