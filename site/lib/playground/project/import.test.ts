import { deflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { crc32 } from '../../envelope/check-sum.ts';
import type { Files } from '../../files/files.ts';
import { packZip } from '../../files/pack-zip.ts';
import type { PlaygroundCode } from '../code.ts';
import { readProject, readProjectZip } from './import.ts';
import { stackBlitzForm } from './stackblitz.ts';
import { folderName, projectFiles, projectFolder } from './take-home.ts';

const manifest = {
  name: 'stagedoor',
  private: true,
  scripts: { dev: 'next dev' },
  dependencies: { next: '16.4.6' },
};
const template: Files = {
  'app/page.tsx': 'a page\n',
  'app/events/[slug]/page.tsx': 'an event\n',
  'actions/cancel.ts': 'cancels\n',
  'package.json': `${JSON.stringify(manifest, null, 2)}\n`,
  '.lab/server.mjs': 'the server',
};
const lockfile = JSON.stringify({ name: 'stagedoor', packages: { '': { name: 'stagedoor' } } });
const code: PlaygroundCode = {
  name: 'My idea',
  base: { kind: 'template' },
  madeFor: null,
  changes: {
    'app/page.tsx': 'my page\n',
    'actions/cancel.ts': null,
    'lib/new.test.ts': 'mine',
    'public/dot.png': new Uint8Array([0x89, 0x50, 0, 255]),
  },
  checks: 'my checks',
};
const project = { code, base: template, began: 'the bare app', lockfile };

test('a playground goes home as one folder: the app with the changes, what a project needs, and nothing of the lab', () => {
  expect(Object.keys(projectFolder(project)).sort()).toEqual(
    [
      '.gitignore',
      'README.md',
      'app/events/[slug]/page.tsx',
      'app/page.tsx',
      'lib/new.test.ts',
      'package-lock.json',
      'package.json',
      'pnpm-workspace.yaml',
      'public/dot.png',
    ].map((path) => `my-idea/${path}`),
  );
  const files = projectFiles(project);
  expect(JSON.parse(String(files['package.json']))).toMatchObject({ ...manifest, name: 'my-idea' });
  expect(JSON.parse(String(files['package-lock.json']))).toMatchObject({
    name: 'my-idea',
    packages: { '': { name: 'my-idea' } },
  });
});

test('the README says how to run it, what it began as and what was changed', () => {
  const readme = String(projectFiles(project)['README.md']);
  for (const part of [
    '# My idea',
    'npm install\n    npm run dev',
    'It began from the bare app.',
    '- `app/page.tsx` (changed)',
    '- `actions/cancel.ts` (deleted)',
    '- `lib/new.test.ts` (new)',
  ])
    expect(readme).toContain(part);
});

test('a README of one’s own, and other files that a project needs, go home as they were written', () => {
  const own = { 'readme.md': '# Mine', '.gitignore': 'mine', 'pnpm-workspace.yaml': 'packages: [mine]\n' };
  const files = projectFiles({ ...project, code: { ...code, changes: own } });
  expect(files).toMatchObject(own);
  expect(Object.keys(files)).not.toContain('README.md');
  const without = projectFiles({ ...project, code: { ...code, changes: { 'README.md': null } } });
  expect(without['README.md']).toContain('# My idea');
});

test('code that is called like a licence is code', async () => {
  const files = {
    ...template,
    'lib/license.ts': 'export const a = 1;\n',
    LICENSE: 'text',
    'LICENCE.md': 'text',
  };
  expect(
    await readProjectZip(packZip({ ...files, '.lab/server.mjs': 'x' }), template, 'x.zip'),
  ).toMatchObject({
    imported: { code: { changes: { 'lib/license.ts': 'export const a = 1;\n' } } },
  });
});

test('a name cannot write the README', () => {
  const readme = String(
    projectFiles({ ...project, code: { ...code, name: 'x\n\n# y <script> [a](b)' } })['README.md'],
  );
  expect(readme.split('\n')[0]).toBe('# x \\# y \\<script\\> \\[a\\](b)');
});

test.each([
  ['My idea', 'my-idea'],
  ['Überblick!', 'uberblick'],
  ['../../etc', 'etc'],
  ['日本', 'playground'],
  ['Ana’s shop', 'anas-shop'],
  ['con', 'con-app'],
  ['x'.repeat(90), 'x'.repeat(50)],
])('a playground called %s lies in a folder that every system can have', (name, folder) => {
  expect(folderName(name)).toBe(folder);
});

const isRead = async (zip: Uint8Array) => await readProjectZip(zip, template, 'my-project.zip');

test('what was taken home is found again: the same changes, and only those', async () => {
  expect(await isRead(packZip(projectFolder(project)))).toEqual({
    kind: 'read',
    imported: {
      code: { ...code, name: 'my-idea', checks: null },
      packages: [],
      leftOut: expect.arrayContaining([
        'README.md',
        'package-lock.json',
        '.gitignore',
        'pnpm-workspace.yaml',
      ]),
    },
  });
});

test('an untouched project has no changes', async () => {
  const untouched = { ...project, code: { ...code, changes: {} } };
  expect(await isRead(packZip(projectFolder(untouched)))).toMatchObject({
    imported: { code: { changes: {} } },
  });
});

test('a project that was zipped without its folder is called after the zip', async () => {
  const zip = packZip(projectFiles(project));
  expect(await isRead(zip)).toMatchObject({ kind: 'read', imported: { code: { name: 'my-project' } } });
});

test('packages that were added at home come along', async () => {
  const files = projectFiles({
    ...project,
    code: {
      ...code,
      changes: {
        'package.json': JSON.stringify({ ...manifest, dependencies: { next: '16.4.6', zod: '^4.0.0' } }),
      },
    },
  });
  const read = await isRead(packZip(files));
  expect(read).toMatchObject({ imported: { packages: [{ name: 'zod', version: '^4.0.0', before: null }] } });
  expect(read).toMatchObject({
    imported: { code: { changes: { 'package.json': expect.stringContaining('"name": "stagedoor"') } } },
  });
});

test('packages, builds, secrets and what systems leave behind are not taken, and that is told', async () => {
  const files = {
    ...projectFiles(project),
    'node_modules/next/index.js': 'x',
    '.next/a.js': 'x',
    '.env.local': 'SECRET=1',
    '.git/config': 'x',
    '.lab/server.mjs': 'x',
    'app/.DS_Store': 'x',
  };
  const read = await isRead(packZip(files));
  expect(read).toMatchObject({ imported: { code: { changes: code.changes } } });
  expect(read).toMatchObject({
    imported: {
      leftOut: expect.arrayContaining([
        'node_modules/next/index.js',
        '.next/a.js',
        '.env.local',
        '.git/config',
        '.lab/server.mjs',
        'app/.DS_Store',
      ]),
    },
  });
});

test('checks that lie beside the app are the playground’s own', async () => {
  const read = await isRead(packZip({ ...projectFiles(project), 'checks.ts': 'my checks' }));
  expect(read).toMatchObject({ imported: { code: { checks: 'my checks', changes: code.changes } } });
});

test('line ends of Windows are no change', async () => {
  const files = Object.fromEntries(
    Object.entries(projectFiles({ ...project, code: { ...code, changes: {} } })).map(([path, text]) => [
      path,
      typeof text === 'string' ? text.replaceAll('\n', '\r\n') : text,
    ]),
  );
  expect(await isRead(packZip(files))).toMatchObject({ imported: { code: { changes: {} } } });
});

test('a zip as other programs make it, with folders in its list and without compression, is read', async () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const zip = zipSync(
    {
      idea: {
        app: { 'page.tsx': bytes('my page\n') },
        'package.json': bytes(String(template['package.json'])),
      },
    },
    { level: 0 },
  );
  expect(await isRead(zip)).toMatchObject({
    imported: { code: { changes: { 'app/page.tsx': 'my page\n', 'actions/cancel.ts': null } } },
  });
});

test('a folder is read as a zip is', async () => {
  const files = projectFolder(project);
  const source = {
    paths: Object.keys(files),
    read: async (path: string) =>
      ({ kind: 'read', bytes: new Uint8Array(Buffer.from(files[path] ?? '')) }) as const,
  };
  expect(await readProject(source, template, 'x')).toMatchObject({
    imported: { code: { ...code, name: 'my-idea', checks: null } },
  });
});

/** One file of a zip, as an ordinary program would write it unless something is said. */
interface Part {
  readonly path: string | Uint8Array;
  readonly text?: string | Uint8Array;
  readonly localPath?: string;
  readonly flags?: number;
  readonly method?: number;
  readonly size?: number;
  readonly crc?: number;
  readonly mode?: number;
  readonly extra?: Uint8Array;
  readonly at?: number;
  readonly disk?: number;
}
interface Whole {
  readonly count?: number;
  readonly disk?: number;
  readonly start?: number;
  readonly before?: Uint8Array;
  readonly after?: Uint8Array;
}

const numbers = (...pairs: readonly (readonly [2 | 4, number])[]): Buffer => {
  const buffer = Buffer.alloc(pairs.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of pairs)
    at = size === 2 ? buffer.writeUInt16LE(value, at) : buffer.writeUInt32LE(value, at);
  return buffer;
};

const zipOf = (parts: readonly Part[], whole: Whole = {}): Uint8Array => {
  let body = Buffer.from(whole.before ?? []);
  let list = Buffer.alloc(0);
  for (const {
    path,
    text = 'x',
    localPath,
    flags = 0,
    method = 8,
    mode = 0o100644,
    extra = Buffer.alloc(0),
    ...part
  } of parts) {
    const plain = Buffer.from(text);
    const packed = method === 8 ? deflateRawSync(plain) : plain;
    const [size, crc, name, at] = [
      part.size ?? plain.length,
      part.crc ?? crc32(plain),
      Buffer.from(path),
      part.at ?? body.length,
    ];
    const own = localPath === undefined ? name : Buffer.from(localPath);
    const common = [
      [2, flags],
      [2, method],
      [4, 0],
      [4, crc],
      [4, packed.length],
      [4, size],
    ] as const;
    body = Buffer.concat([
      body,
      numbers([4, 0x04034b50], [2, 20], ...common, [2, own.length], [2, extra.length]),
      own,
      extra,
      packed,
    ]);
    list = Buffer.concat([
      list,
      numbers(
        [4, 0x02014b50],
        [2, 0x031e],
        [2, 20],
        ...common,
        [2, name.length],
        [2, extra.length],
        [2, 0],
        [2, part.disk ?? 0],
        [2, 0],
        [4, (mode << 16) >>> 0],
        [4, at],
      ),
      name,
      extra,
    ]);
  }
  const count = whole.count ?? parts.length;
  const disk = whole.disk ?? 0;
  const end = numbers(
    [4, 0x06054b50],
    [2, disk],
    [2, disk],
    [2, count],
    [2, count],
    [4, list.length],
    [4, whole.start ?? body.length],
    [2, 0],
  );
  return new Uint8Array(Buffer.concat([body, list, end, Buffer.from(whole.after ?? [])]));
};

const ordinary: readonly Part[] = [
  { path: 'package.json', text: String(template['package.json']) },
  { path: 'app/page.tsx', text: 'a page\n' },
];
const withPart = (part: Part, whole: Whole = {}): Uint8Array => zipOf([...ordinary, part], whole);
const good = zipOf(ordinary);
const scripts = { ...manifest, scripts: { dev: 'next dev', postinstall: 'curl x | sh' } };

test('the zips forged here are like those that are made', async () => {
  expect(await isRead(good)).toMatchObject({ kind: 'read' });
});

test.each<[string, () => Uint8Array, RegExp]>([
  ['leads out of its folder (zip slip)', () => withPart({ path: '../../.bashrc' }), /"\.\."/],
  [
    'leads out of its folder beneath one that is left out',
    () => withPart({ path: 'node_modules/../../x' }),
    /"\.\."/,
  ],
  ['has an absolute path', () => withPart({ path: '/etc/cron.d/x' }), /absolute/],
  ['has a path of Windows', () => withPart({ path: 'app\\..\\..\\x.ts' }), /Windows forbids/],
  ['has a drive of Windows', () => withPart({ path: 'C:/x.ts' }), /Windows forbids/],
  ['has a device of Windows', () => withPart({ path: 'app/aux.ts' }), /Windows reserves/],
  ['has a short name of Windows', () => withPart({ path: 'NODE_M~1/x.js' }), /not the same everywhere/],
  [
    'has a name with a letter that looks like another',
    () => withPart({ path: '\u0430pp/page.tsx' }),
    /look like another/,
  ],
  [
    'has a name that is no UTF-8',
    () => withPart({ path: new Uint8Array([0x61, 0xff, 0x2e, 0x74, 0x73]) }),
    /no UTF-8/,
  ],
  ['has a name with a zero', () => withPart({ path: 'a.ts\u0000.png' }), /control character/],
  ['has a prototype for a name', () => withPart({ path: 'app/__proto__/x.ts' }), /reserved/],
  ['has an empty name', () => withPart({ path: '' }), /empty/],
  [
    'has a symlink',
    () => withPart({ path: 'app/x', text: '/etc/passwd', mode: 0o120777 }),
    /link to another place/,
  ],
  ['has a device', () => withPart({ path: 'app/x', mode: 0o020666 }), /is no file/],
  ['is encrypted', () => withPart({ path: 'x.ts', flags: 1 }), /encrypted/],
  ['is encrypted strongly', () => withPart({ path: 'x.ts', flags: 0x40 }), /packed in a way/],
  ['is packed in a way of its own', () => withPart({ path: 'x.ts', method: 99 }), /packed in a way/],
  [
    'is a bomb: more than its list says',
    () => withPart({ path: 'x.ts', text: new Uint8Array(9_000_000), size: 10 }),
    /larger than its list says/,
  ],
  [
    'is a bomb by itself: one file of 50 MB',
    () => withPart({ path: 'x.ts', text: new Uint8Array(50_000_000) }),
    /larger than 10 MB/,
  ],
  [
    'is a bomb of many files',
    () =>
      zipOf([
        ...ordinary,
        ...Array.from({ length: 40 }, (_, n) => ({ path: `f${n}.ts`, text: new Uint8Array(1_000_000) })),
      ]),
    /more than 30 MB/,
  ],
  [
    'is a bomb of one file under many names',
    () =>
      withPart({ path: 'x.ts', text: String(template['package.json']), localPath: 'package.json', at: 0 }),
    /not as its list says/,
  ],
  [
    'has two files at one place',
    () => zipOf([...ordinary, { path: 'x.ts', at: good.length - 22 }]),
    /not as its list says/,
  ],
  [
    'is a bomb of files inside one another',
    () =>
      zipOf([
        { path: 'a.ico', method: 0, text: zipOf([{ path: 'x.ts' }]) },
        { path: 'x.ts', at: 30 + 'a.ico'.length },
      ]),
    /lies inside another file/,
  ],
  [
    'says a smaller size',
    () => withPart({ path: 'x.ts', text: 'four', size: 3 }),
    /larger than its list says/,
  ],
  ['says a larger size', () => withPart({ path: 'x.ts', text: 'four', size: 5 }), /damaged/],
  ['has other contents than it says', () => withPart({ path: 'x.ts', crc: 1 }), /damaged/],
  [
    'calls a file otherwise in its list',
    () => withPart({ path: 'x.ts', localPath: 'y.ts' }),
    /not as its list says/,
  ],
  [
    'has a second name for a file',
    () => withPart({ path: 'x.ts', extra: numbers([2, 0x7075], [2, 0]) }),
    /two names/,
  ],
  [
    'has fields that do not end',
    () => withPart({ path: 'x.ts', extra: numbers([2, 0x9999], [2, 500]) }),
    /listed wrongly/,
  ],
  [
    'is made for huge files',
    () => withPart({ path: 'x.ts', extra: numbers([2, 1], [2, 0]) }),
    /four gigabytes/,
  ],
  ['holds one file twice', () => withPart({ path: 'package.json' }), /twice/],
  [
    'holds a file and a folder of one name',
    () => zipOf([...ordinary, { path: 'app/page.tsx/', text: '', mode: 0o040755 }]),
    /twice/,
  ],
  ['holds two files that differ in case', () => withPart({ path: 'APP/page.tsx' }), /on some systems/],
  ['holds a file inside a file', () => withPart({ path: 'app/page.tsx/x.ts' }), /cannot lie in it/],
  [
    'holds a folder with contents',
    () => withPart({ path: 'app/more/', mode: 0o040755 }),
    /contents of its own/,
  ],
  ['holds another zip', () => withPart({ path: 'public/inner.zip', text: good }), /is an archive/],
  ['holds another archive', () => withPart({ path: 'inner.tar.gz' }), /is an archive/],
  [
    'holds thousands of files',
    () => zipOf(Array.from({ length: 2001 }, (_, n) => ({ path: `f${n}.ts` }))),
    /more than 2000 files/,
  ],
  [
    'holds hundreds of files of code',
    () => zipOf([...ordinary, ...Array.from({ length: 600 }, (_, n) => ({ path: `f${n}.ts` }))]),
    /more than 500 files/,
  ],
  ['says a count that is too large', () => zipOf(ordinary, { count: 3 }), /shorter than it says/],
  ['says a count that is too small', () => zipOf(ordinary, { count: 1 }), /longer than it says/],
  ['has its list elsewhere', () => zipOf(ordinary, { start: 7 }), /not where it should be/],
  [
    'has something before it',
    () => zipOf(ordinary, { before: Buffer.from('MZ'), start: good.length }),
    /not where it should be/,
  ],
  ['has something after it', () => zipOf(ordinary, { after: Buffer.from('more') }), /no zip/],
  ['is one part of several', () => zipOf(ordinary, { disk: 1 }), /one part of several/],
  ['is cut', () => good.slice(0, -30), /no zip/],
  ['is empty', () => new Uint8Array(), /no zip/],
  ['is something else', () => new TextEncoder().encode('<html>'.repeat(100)), /no zip/],
  ['is larger than any project', () => new Uint8Array(20_000_001), /larger than 20 MB/],
  [
    'has install scripts',
    () => zipOf([{ path: 'package.json', text: JSON.stringify(scripts) }, { path: 'app/page.tsx' }]),
    /scripts/,
  ],
  [
    'has a package.json that is none',
    () => zipOf([{ path: 'package.json', text: '[' }, { path: 'app/page.tsx' }]),
    /cannot be read/,
  ],
  ['has no package.json', () => zipOf([{ path: 'app/page.tsx' }]), /no package\.json/],
  ['has no app', () => zipOf([ordinary[0] ?? { path: 'x' }, { path: 'src/app/page.tsx' }]), /no app folder/],
  ['has a hidden file', () => withPart({ path: 'app/.hidden.ts' }), /hidden/],
  [
    'has a file that is too large for a playground',
    () => withPart({ path: 'x.ts', text: 'x'.repeat(2_000_000) }),
    /larger than 1 MB/,
  ],
])('a zip that %s is refused with the reason', async (_, make, why) => {
  expect(await isRead(make())).toEqual({ kind: 'refused', why: expect.stringMatching(why) });
});

test('the form for StackBlitz carries every text of the project, and names what it cannot carry', () => {
  const form = stackBlitzForm('My idea', projectFiles(project), 'app/events/[slug]/page.tsx');
  expect(form.action).toBe('https://stackblitz.com/run?file=app%2Fevents%2F%5Bslug%5D%2Fpage.tsx');
  const fields = new Map(form.fields);
  expect(fields.get('project[title]')).toBe('My idea');
  expect(fields.get('project[template]')).toBe('node');
  expect(fields.get('project[files][app/page.tsx]')).toBe('my page\n');
  expect(fields.get('project[files][app/events/%5Bslug%5D/page.tsx]')).toBe('an event\n');
  expect([...fields.keys()].filter((name) => /lock|\.lab|png|cancel/.test(name))).toEqual([]);
  expect(form.leftOut).toEqual(['public/dot.png']);
});
