/** What forged, oversized and disordered messages can do: of a page to the service, and of learner's code to the lab. */
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createPorts } from '../../scripts/local-runtime/ports.ts';
import { until } from '../../site/lib/runtime/contract-tools.ts';
import { MAX_MESSAGE } from '../../site/lib/runtime/local/protocol.ts';
import type { Runtime, RuntimeProcess, ServerEvent } from '../../site/lib/runtime/runtime.ts';
import { type ServerProcess, startServerProcess } from '../../site/lib/sandbox/client/server-process.ts';
import { encodeLine } from '../../site/lib/sandbox/protocol.ts';
import { KEY } from '../runtime/service-fixture.ts';
import { type Attack, testAttacks } from './attacks.ts';
import { type AttackedSession, openSession, type Reply } from './session.ts';

let session: AttackedSession;
beforeAll(async () => {
  session = await openSession();
}, 60_000);
afterAll(async () => await session?.[Symbol.asyncDispose]());

const judge = (reply: Reply): string =>
  'error' in reply ? 'refused' : `did it: ${JSON.stringify(reply.result)}`;
const spawn = (given: Record<string, unknown>): Promise<Reply> =>
  session.call('spawn', { process: 'p', command: 'node', args: ['-v'], cwd: '.', env: {}, ...given });

const calls: Readonly<Record<string, () => Promise<Reply>>> = {
  'open the session again': () => session.call('open', {}),
  'ask npm for an option': () => session.call('findPackage', '--userconfig=/etc/passwd', 'latest'),
  'ask npm for the folder above': () => session.call('findPackage', 'ms', '..'),
  'ask npm for an address': () => session.call('findPackage', 'ms', 'https://example.com/ms.tgz'),
  'call what there is not': () => session.call('exec', 'id'),
  'call what every object has': () => session.call('constructor'),
  'call by a prototype': () => session.call('__proto__'),
  'write without contents': () => session.call('write', 'taken.txt'),
  'write contents of another kind': () => session.call('write', 'taken.txt', { text: 1 }),
  'write what is no base64': () => session.call('write', 'taken.txt', { base64: '*' }),
  'write more than was asked for': () => session.call('write', 'taken.txt', { text: 'x' }, 'more'),
  'mount a list': () => session.call('mount', ['taken.txt']),
  'read a number': () => session.call('read', 1),
  'run a shell': () => spawn({ command: 'sh', args: ['-c', 'touch taken.txt'] }),
  'run a program by its path': () => spawn({ command: '/bin/sh', args: ['-c', 'touch taken.txt'] }),
  'run a program that is called like Node': () => spawn({ command: 'node;touch taken.txt' }),
  'run with arguments that are no texts': () => spawn({ args: [['-v']] }),
  'run with an environment that is no text': () => spawn({ env: { A: {} } }),
  'name a process by a path': () => spawn({ process: '../p' }),
  'name a process by nothing': () => spawn({ process: '' }),
  'write to a process that there is not': () => session.call('input', 'nobody', 'x'),
  'take less than nothing of an output': () => session.call('taken', 'nobody', -1),
  'name a call by an object': () => session.call('kill', {}),
};

const environment: Readonly<Record<string, Record<string, string>>> = {
  'options for Node': { NODE_OPTIONS: '--require=/nowhere.cjs' },
  'a library': { LD_PRELOAD: '/nowhere.so' },
  'another search path': { PATH: '/nowhere' },
  'another home': { HOME: '/' },
  'another parent': { LAB_PARENT: '1' },
  'another mark': { LAB_MARK: '1' },
};
const CHANGED = `const { env } = process; const bad = Object.keys(env).filter((name) => /nowhere/.test(env[name]));
  if (bad.length || env.HOME === '/' || env.LAB_PARENT || env.LAB_MARK) require('fs').writeFileSync('taken.txt', bad.join());`;

/** Opens a second socket, as the page does, sends, and waits until it has been answered or closed. */
const onAnotherSocket = async (send: (socket: WebSocket) => void): Promise<string> => {
  const { port, service } = session.fixture;
  const socket = new WebSocket(`ws://localhost:${port}/runtime`, ['lab.v1', `key.${KEY}`], {
    origin: `http://localhost:${port}`,
  });
  socket.on('error', () => {});
  await once(socket, 'open');
  const answered = Promise.race([
    once(socket, 'message').then(([data]) => String(data)),
    once(socket, 'close').then(() => 'closed'),
  ]);
  send(socket);
  const answer = await answered;
  socket.terminate();
  await until(() => service.sessions() === 1, 'that session has ended');
  return answer === 'closed' || answer.includes('"error"') ? 'refused' : answer;
};

const openWith = (packages: Record<string, string>) => (): Promise<string> =>
  onAnotherSocket((socket) => socket.send(JSON.stringify({ call: '1', method: 'open', args: [packages] })));

const messages: readonly Attack[] = [
  { name: 'have a package installed from an address', run: openWith({ ms: 'https://example.com/ms.tgz' }) },
  { name: 'have a folder installed as a package', run: openWith({ ms: 'file:/etc' }) },
  { name: 'have the folder above installed as a package', run: openWith({ ms: '..' }) },
  { name: 'have an archive installed as a package', run: openWith({ ms: 'ms.tgz' }) },
  { name: 'have a repository installed as a package', run: openWith({ ms: 'vercel/ms' }) },
  { name: 'hand npm an option as a package', run: openWith({ '--ignore-scripts=false': '1.0.0' }) },
  { name: 'send what is no JSON', run: () => onAnotherSocket((socket) => socket.send('{')) },
  { name: 'send bytes', run: () => onAnotherSocket((socket) => socket.send(Buffer.from([1, 2, 3]))) },
  {
    name: 'send more than a message may be',
    run: () => onAnotherSocket((socket) => socket.send('x'.repeat(MAX_MESSAGE + 1))),
  },
  {
    name: 'write before the session is open',
    run: () =>
      onAnotherSocket((socket) => socket.send('{"call":"1","method":"write","args":["a",{"text":"x"}]}')),
  },
  {
    name: 'run before the session is open',
    run: () =>
      onAnotherSocket((socket) =>
        socket.send(
          '{"call":"1","method":"spawn","args":[{"process":"p","command":"node","args":[],"cwd":".","env":{}}]}',
        ),
      ),
  },
  {
    name: 'break a frame of the socket',
    run: () =>
      onAnotherSocket((socket) => {
        // What the client makes of every message is whole, so this goes past it.
        const { _socket: raw } = socket as unknown as { readonly _socket: Writable };
        raw.write(Buffer.from([0xff, 0xff, 0xff, 0xff]));
      }),
  },
  ...Object.entries(calls).map(([name, call]): Attack => ({ name, run: async () => judge(await call()) })),
  ...Object.entries(environment).map(
    ([what, env]): Attack => ({
      name: `give a process ${what}`,
      async run() {
        const exited = new Promise<void>((resolve) =>
          session.socket.on('message', (data) => String(data).includes('"event":"exit"') && resolve()),
        );
        await spawn({ args: ['-e', CHANGED], env });
        await exited;
        return 'refused';
      },
    }),
  ),
];

testAttacks({
  attacker: 'messages',
  attacks: messages,
  world: async () => ({ sessions: session.fixture.service.sessions(), files: await session.files() }),
});

/** A server whose output the test writes, as learner's code does that shares it. */
const talk = { print: (_text: string): void => {}, nonce: '', sent: [] as string[], killed: 0 };
let server: ServerProcess;
let told: unknown[] = [];
let log: string[] = [];
beforeEach(async () => {
  [told, log, talk.sent, talk.killed] = [[], [], [], 0];
  const exit = Promise.withResolvers<number>();
  const process: RuntimeProcess = {
    output: new ReadableStream({
      start(controller) {
        talk.print = (text) => controller.enqueue(text);
      },
    }),
    exit: exit.promise,
    limit: null,
    write: async (text) => void talk.sent.push(text),
    kill() {
      talk.killed += 1;
      exit.resolve(137);
    },
  };
  const spawnServer: Runtime['spawn'] = async (_command, _args, { env = {} } = {}) => {
    talk.nonce = env.LAB_NONCE ?? '';
    return process;
  };
  server = await startServerProcess({ profile: 'native', spawn: spawnServer } as unknown as Runtime, {
    env: {},
    onLog: (line) => void log.push(line),
  });
  server.on('listening', (event) => void told.push(event));
  server.on('call', (event) => void told.push(event));
  server.on('failed', (event) => void told.push(event));
  server.on('requestStarted', (event) => void told.push(event));
});

afterEach(async () => await server.stop());

const FORGED = { event: 'failed', data: { message: 'forged' } };
const withNonce = (message: unknown): string => encodeLine(talk.nonce, message);
const bare = (nonce: string): string => `\u001e@lab:${nonce}:${JSON.stringify(FORGED)}`;

const lines: Readonly<Record<string, () => string>> = {
  'no nonce': () => bare(''),
  'a guessed nonce': () => bare(crypto.randomUUID()),
  'half the nonce': () => bare(talk.nonce.slice(0, 18)),
  'the nonce in capitals': () => bare(talk.nonce.toUpperCase()),
  'no mark': () => `${talk.nonce}:${JSON.stringify(FORGED)}`,
  'half a message': () => withNonce(FORGED).trimEnd().slice(0, -3),
  'two messages in one line': () => withNonce(FORGED).trimEnd().repeat(2),
  'an event that there is not': () => withNonce({ event: 'taken', data: {} }),
  'an event that every object has': () => withNonce({ event: '__proto__', data: {} }),
  'an event without its data': () => withNonce({ event: 'call', data: {} }),
  'ports that are no numbers': () => withNonce({ event: 'listening', data: { ports: { ana: '4400' } } }),
  'ports of nobody': () => withNonce({ event: 'listening', data: { ports: { eve: 4400 } } }),
  'a reply to nobody': () => withNonce({ reply: crypto.randomUUID(), result: 'pong' }),
  'a reply to everybody': () => withNonce({ reply: '', result: 'pong' }),
  'a call of the lab': () => withNonce({ call: '1', method: 'dump', args: [] }),
  'a list': () => withNonce([FORGED]),
  'nothing at all': () => withNonce(null),
  'deep nesting': () => `\u001e@lab:${talk.nonce}:${'['.repeat(200_000)}`,
};

testAttacks({
  attacker: 'lines',
  attacks: Object.entries(lines).map(([what, line]) => ({
    name: `make the lab believe anything by ${what}`,
    async run() {
      talk.print(`${line()}\nthe end\n`);
      await until(() => log.includes('the end'), 'the lines were read');
      return told.length === 0 ? 'refused' : `believed ${JSON.stringify(told)}`;
    },
  })),
  world: async () => ({ told: [...told], killed: talk.killed, calls: talk.sent.length > 0 }),
});

test('a reply comes once, is what it should be, and one out of order goes to its own call', async () => {
  const idOf = (line: string): string => JSON.parse(line.slice(line.indexOf('{'))).call;
  const before = talk.sent.length;
  const [first, second] = [server.remote.cachePosition(), server.remote.cachePosition()];
  const [one = '', two = ''] = talk.sent.slice(before).map(idOf);
  talk.print(
    withNonce({ reply: two, result: 2 }) +
      withNonce({ reply: two, result: 3 }) +
      withNonce({ reply: one, result: 1 }),
  );
  expect(await Promise.all([first, second])).toEqual([1, 2]);
  const third = server.remote.cachePosition();
  talk.print(withNonce({ reply: idOf(talk.sent.at(-1) ?? ''), result: 'forged' }));
  await expect(third).rejects.toThrow('malformed');
});

const lies: Readonly<Record<string, string>> = {
  'the service’s own port': '{"state":"open","port":4400}',
  'a port of the system': '{"state":"open","port":22}',
  'a port that there cannot be': '{"state":"open","port":70000}',
  'half a port': '{"state":"open","port":4000.5}',
  'a port in words': '{"state":"open","port":"4000"}',
  'a state that there is not': '{"state":"taken","port":4000}',
  'the end of somebody else’s port': '{"state":"close","port":5000}',
  'somebody else’s port as its own': '{"state":"open","port":5000}',
  'no JSON': 'open 4000',
  'a list of ports': '[{"state":"open","port":4000}]',
};
const events: ServerEvent[] = [];
const ports = createPorts(
  (port) => port === 4400,
  (event) => events.push(event),
);
ports.announced('another', '{"state":"open","port":5000}');

testAttacks({
  attacker: 'announcements',
  attacks: Object.entries(lies).map(([what, line]) => ({
    name: `open or close ${what}`,
    async run() {
      ports.announced('liar', line);
      return 'refused';
    },
  })),
  world: async () => [...events],
});
