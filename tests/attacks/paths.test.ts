/** What paths can reach outside a session's folder, sent past the checks of our own client. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { link, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../site/lib/runtime/contract-tools.ts';
import { type Attack, testAttacks } from './attacks.ts';
import { type AttackedSession, openSession, type Reply } from './session.ts';

let session: AttackedSession;
beforeAll(async () => {
  session = await openSession();
}, 60_000);
afterAll(async () => await session?.[Symbol.asyncDispose]());

/** An error that names a path of this machine would tell an attacker something, so it does not count as a refusal. */
const judge = (...replies: readonly Reply[]): string => {
  for (const reply of replies) {
    if ('result' in reply) return `did it: ${JSON.stringify(reply.result)}`;
    const { message } = reply.error;
    if (message.includes(session.root) || message.includes(session.outside)) return `told a path: ${message}`;
  }
  return 'refused';
};

/** Everything that takes a path, with this one. */
const everyWay = async (path: string): Promise<string> =>
  judge(
    // The schema drops this one name from a record before anybody sees it, so that only the other file would be written.
    ...(path === '__proto__'
      ? []
      : [await session.call('mount', { 'fine.txt': { text: 'taken' }, [path]: { text: 'taken' } })]),
    await session.call('write', path, { text: 'taken' }),
    await session.call('read', path),
    await session.call('remove', path),
    await session.call('list', path),
    await session.call('spawn', { process: 'p', command: 'node', args: ['-v'], cwd: path, env: {} }),
  );

const names: Readonly<Record<string, string>> = {
  'nothing at all': '',
  'the folder above': '..',
  'a file above': '../taken.txt',
  'a file far above': `${'../'.repeat(30)}tmp/taken.txt`,
  'a way down and up': 'a/../../taken.txt',
  'a way up at the end': 'a/..',
  'an absolute path': '/tmp/taken.txt',
  'two slashes first': '//tmp/taken.txt',
  'two slashes within': 'a//taken.txt',
  'a slash at the end': 'a/',
  'a dot first': './taken.txt',
  'a dot within': 'a/./taken.txt',
  backslashes: '..\\taken.txt',
  'a drive': 'C:/taken.txt',
  'a drive without a slash': 'C:taken.txt',
  'a share of the network': '\\\\server\\share\\taken.txt',
  'a device path': '//./C:/taken.txt',
  'a stream behind a name': 'kept.txt::$DATA',
  'a device': 'con',
  'a device with an ending': 'NUL.txt',
  'a device as a folder': 'aux/taken.txt',
  'a device with a raised digit': 'com¹',
  'a device with a space before its ending': 'lpt1 .txt',
  'the console': 'CONOUT$',
  'a dot at the end': 'taken.',
  'a space at the end': 'taken ',
  'a folder with a dot at the end': 'taken./a.txt',
  'three dots': '.../taken.txt',
  'a zero': 'taken\0.txt',
  'a new line': 'taken\n.txt',
  'an escape': 'taken\u001b[2J.txt',
  'half a character': 'taken\ud83c.txt',
  'what every object has': '__proto__',
  'what every object has, within': 'a/__proto__/taken.txt',
  'a star': '*',
  'a question mark': 'taken?.txt',
  'too many characters': 'a'.repeat(241),
  'too many folders': `${'a/'.repeat(120)}a`,
  'a whole megabyte': 'a'.repeat(1024 * 1024),
};

const byName: readonly Attack[] = Object.entries(names).map(([what, path]) => ({
  name: `reach anything by ${what}`,
  run: () => everyWay(path),
}));

/** Looks like a way out and is none: these are names like others, and stay inside. */
const lookAlikes = ['．．／taken.txt', '..%2ftaken.txt', '%2e%2e', '‥', 'caf\u0065\u0301', '\u202etxt.nekat'];

test.each(lookAlikes)('%j is a name like others, and stays inside', async (path) => {
  const { outside } = (await session.files()) as { outside: unknown };
  expect(await session.call('write', path, { text: 'x' })).toHaveProperty('result');
  expect(await session.call('read', path)).toHaveProperty('result', { base64: 'eA==' });
  expect(await session.call('remove', path)).toHaveProperty('result');
  expect(await session.files()).toHaveProperty('outside', outside);
});

/** Puts something into the session's folder as the learner's code can, tries, and takes it away again. */
const with_ = async (
  put: (at: string) => Promise<unknown>,
  attempt: () => Promise<Reply>,
): Promise<string> => {
  const trap = join(session.root, 'trap');
  await put(trap);
  try {
    return judge(await attempt());
  } finally {
    await rm(trap, { recursive: true, force: true });
  }
};
const secret = (): string => join(session.outside, 'secret.txt');
const toFile = (at: string): Promise<void> => symlink(secret(), at);
const toFolder = (at: string): Promise<void> => symlink(session.outside, at);

const byLink: readonly Attack[] = [
  { name: 'read a file by a link', run: () => with_(toFile, () => session.call('read', 'trap')) },
  {
    name: 'write to a file by a link',
    run: () => with_(toFile, () => session.call('write', 'trap', { text: 'taken' })),
  },
  {
    name: 'read in a folder by a link',
    run: () => with_(toFolder, () => session.call('read', 'trap/secret.txt')),
  },
  {
    name: 'write in a folder by a link',
    run: () => with_(toFolder, () => session.call('write', 'trap/taken.txt', { text: 'taken' })),
  },
  {
    name: 'make a folder by a link',
    run: () => with_(toFolder, () => session.call('write', 'trap/new/taken.txt', { text: 'taken' })),
  },
  {
    name: 'mount by a link',
    run: () => with_(toFolder, () => session.call('mount', { 'trap/taken.txt': { text: 'taken' } })),
  },
  {
    name: 'remove in a folder by a link',
    run: () => with_(toFolder, () => session.call('remove', 'trap/secret.txt')),
  },
  { name: 'list a folder by a link', run: () => with_(toFolder, () => session.call('list', 'trap')) },
  {
    name: 'run in a folder by a link',
    run: () =>
      with_(toFolder, () =>
        session.call('spawn', { process: 'p', command: 'node', args: ['-v'], cwd: 'trap', env: {} }),
      ),
  },
  {
    name: 'write where a link leads to nothing yet',
    run: () =>
      with_(
        (at) => symlink(join(session.outside, 'taken.txt'), at),
        () => session.call('write', 'trap', { text: 'taken' }),
      ),
  },
  {
    name: 'go by a link to a link',
    run: () =>
      with_(
        async (at) => {
          await mkdir(at);
          await symlink(session.outside, join(at, 'one'));
          await symlink('one', join(at, 'two'));
        },
        () => session.call('read', 'trap/two/secret.txt'),
      ),
  },
  {
    name: 'go round by a link to itself',
    run: () =>
      with_(
        (at) => symlink('trap', at),
        () => session.call('read', 'trap'),
      ),
  },
  {
    name: 'go by a link to the root of the disk',
    run: () =>
      with_(
        (at) => symlink('/', at),
        () => session.call('list', 'trap'),
      ),
  },
  {
    name: 'go by a link to what the service has open',
    run: () =>
      with_(
        (at) => symlink('/proc/self/fd', at),
        () => session.call('list', 'trap'),
      ),
  },
  {
    name: 'write to a file by another name of it',
    run: () =>
      with_(
        (at) => link(secret(), at),
        () => session.call('write', 'trap', { text: 'taken' }),
      ),
  },
  {
    name: 'have the service wait for a pipe, reading',
    run: () =>
      with_(
        (at) => promisify(execFile)('mkfifo', [at]),
        () => session.call('read', 'trap'),
      ),
  },
  {
    name: 'have the service wait for a pipe, writing',
    run: () =>
      with_(
        (at) => promisify(execFile)('mkfifo', [at]),
        () => session.call('write', 'trap', { text: 'taken' }),
      ),
  },
];

/** Swaps a folder and a link, as fast as it goes. */
const SWAP = `const { renameSync, writeFileSync } = require('fs');
  writeFileSync('swapping', '');
  for (;;) {
    renameSync('raced', 'aside'); renameSync('link', 'raced');
    renameSync('raced', 'link'); renameSync('aside', 'raced');
  }`;

/** Has the learner's code swap a folder and a link while the page works there; a check before the use is too early. */
const race = async (work: (n: number) => Promise<Reply>): Promise<string> => {
  const all = ['raced', 'aside', 'link', 'swapping'].map((name) => join(session.root, name));
  const [folder = '', , trap = '', swapping = ''] = all;
  await mkdir(join(folder, 'folder'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'inside');
  await symlink(session.outside, trap);
  const stop = await session.start(SWAP);
  await until(() => existsSync(swapping), 'the swapping has begun');
  let said = 'refused';
  for (let n = 0; n < 400 && said === 'refused'; n += 1) {
    const reply = await work(n);
    // Bytes come as base64.
    if ('result' in reply && JSON.stringify(reply.result).includes(btoa('secret'))) said = 'read the secret';
  }
  await stop();
  for (const path of all) await rm(path, { recursive: true, force: true });
  return said;
};

const byRace: readonly Attack[] = [
  {
    name: 'write outside while a folder becomes a link',
    run: () => race((n) => session.call('write', `raced/taken-${n}.txt`, { text: 'taken' })),
  },
  {
    name: 'make folders outside while a folder becomes a link',
    run: () => race((n) => session.call('write', `raced/new-${n}/taken.txt`, { text: 'taken' })),
  },
  {
    name: 'overwrite outside while a folder becomes a link',
    run: () => race(() => session.call('write', 'raced/secret.txt', { text: 'taken' })),
  },
  {
    name: 'read outside while a folder becomes a link',
    run: () => race(() => session.call('read', 'raced/secret.txt')),
  },
  {
    name: 'remove outside while a folder becomes a link',
    run: () => race(() => session.call('remove', 'raced/folder/secret.txt')),
  },
  {
    name: 'remove all outside while a folder becomes a link',
    run: () => race(() => session.call('remove', 'raced')),
  },
];

testAttacks({
  attacker: 'paths',
  attacks: [...byName, ...byLink, ...byRace],
  world: () => session.files(),
});
