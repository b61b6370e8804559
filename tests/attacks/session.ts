/** Owns a session that is attacked over its own socket: as a page that was taken over could, past the checks of our client. */
import { once } from 'node:events';
import { lstat, mkdir, mkdtemp, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { type Fixture, KEY, sessionFolders, startService } from '../runtime/service-fixture.ts';

export type Reply = { readonly result: unknown } | { readonly error: { readonly message: string } };

export interface AttackedSession extends AsyncDisposable {
  readonly fixture: Fixture;
  readonly socket: WebSocket;
  /** The session's own folder. */
  readonly root: string;
  /** A folder that is nobody's business. */
  readonly outside: string;
  /** Sends a call as it is. */
  call(method: string, ...args: unknown[]): Promise<Reply>;
  /** Starts a script of Node in the session's folder. @returns Ends it, and resolves when it has ended. */
  start(code: string): Promise<() => Promise<void>>;
  /** Every file of the session and of the folder outside, with what is in it. */
  files(): Promise<unknown>;
}

const readTree = async (folder: string, prefix = ''): Promise<Record<string, string>> => {
  const tree: Record<string, string> = {};
  for (const name of (await readdir(folder)).sort()) {
    const path = join(folder, name);
    const found = await lstat(path);
    if (found.isDirectory())
      Object.assign(tree, { [`${prefix}${name}/`]: '' }, await readTree(path, `${prefix}${name}/`));
    else if (found.isSymbolicLink()) tree[prefix + name] = `-> ${await readlink(path)}`;
    else tree[prefix + name] = found.isFile() ? await readFile(path, 'utf8') : 'special';
  }
  return tree;
};

/** @throws if the service does not let its own page in. */
export async function openSession(): Promise<AttackedSession> {
  const fixture = await startService();
  const outside = await mkdtemp(join(tmpdir(), 'lab-outside-'));
  await mkdir(join(outside, 'folder'));
  await writeFile(join(outside, 'secret.txt'), 'secret');
  await writeFile(join(outside, 'folder', 'secret.txt'), 'secret');
  const socket = new WebSocket(`ws://localhost:${fixture.port}/runtime`, ['lab.v1', `key.${KEY}`], {
    origin: `http://localhost:${fixture.port}`,
  });
  const waiting = new Map<string, (reply: Reply) => void>();
  const exits = new Map<string, () => void>();
  socket.on('message', (data) => {
    const message = JSON.parse(String(data));
    if ('reply' in message) waiting.get(message.reply)?.(message);
    if (message.event === 'exit') exits.get(message.data.process)?.();
  });
  await once(socket, 'open');
  let calls = 0;
  const call = (method: string, ...args: unknown[]): Promise<Reply> =>
    new Promise((resolve) => {
      const id = `call-${++calls}`;
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ call: id, method, args }));
    });
  await call('open', {});
  const [, root = ''] = sessionFolders(fixture.cacheFolder);
  const stores = (await readdir(fixture.cacheFolder)).filter((name) => /^[0-9a-f]{20}$/.test(name));
  const folder = join(fixture.cacheFolder, stores[0] ?? '', 'sandboxes', root);
  await call('write', 'kept.txt', { text: 'kept' });
  return {
    fixture,
    socket,
    root: folder,
    outside,
    call,
    async start(code) {
      const process = `run-${++calls}`;
      const ended = new Promise<void>((resolve) => exits.set(process, resolve));
      await call('spawn', { process, command: 'node', args: ['-e', code], cwd: '.', env: {} });
      return async () => {
        await call('kill', process);
        await ended;
      };
    },
    files: async () => ({ inside: await readTree(folder), outside: await readTree(outside) }),
    async [Symbol.asyncDispose]() {
      socket.terminate();
      await fixture[Symbol.asyncDispose]();
      await rm(outside, { recursive: true, force: true });
    },
  };
}
