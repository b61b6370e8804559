/** Owns what every runtime promises about processes and the servers they open. */
import {
  type ContractItem,
  collect,
  printOf,
  rejection,
  until,
  untilPrinted,
  withRuntime,
} from './contract-tools.ts';
import type { ServerEvent } from './runtime.ts';

// Fixed, because not every runtime can choose a free port by itself.
const PORT = 4731;
const OTHER_PORT = 4732;
const SERVE = `require('node:http').createServer((_, reply) => reply.end('hello')).listen(${PORT})`;

export const processContract: readonly ContractItem[] = [
  {
    name: 'a process has an environment, a folder, output and an exit code',
    run: withRuntime(async (runtime, assert) => {
      await runtime.write(
        'sub/script.js',
        `console.log(process.env.WORD, require('fs').readdirSync('.')); process.exit(3)`,
      );
      const process = await runtime.spawn('node', ['script.js'], { cwd: 'sub', env: { WORD: 'héllo' } });
      const output = await collect(process.output);
      assert(/héllo \[ 'script.js' \]/.test(output), `the output is there: ${output}`);
      assert((await process.exit) === 3, 'the exit code is there');
    }),
  },
  {
    name: 'stdout and stderr come as one text in the order they were printed',
    run: withRuntime(async (runtime, assert) => {
      const code = `for (let i = 0; i < 50; i++) { console.log('o' + i); console.error('e' + i); }`;
      const lines = (await printOf(runtime, code)).split(/\r?\n/).filter(Boolean);
      const expected = Array.from({ length: 50 }, (_, index) => [`o${index}`, `e${index}`]).flat();
      assert(lines.join(' ') === expected.join(' '), `the order is kept: ${lines.join(' ')}`);
    }),
  },
  {
    name: 'a process reads its stdin',
    run: withRuntime(async (runtime, assert) => {
      const code = `process.stdin.once('data', (text) => { console.log('got ' + String(text).trim()); process.exit() })`;
      const process = await runtime.spawn('node', ['-e', code]);
      await process.write('ping é\n');
      const output = await collect(process.output);
      assert(output.includes('got ping é'), `the process got the line: ${output}`);
    }),
  },
  {
    name: 'characters of several bytes are not torn',
    run: withRuntime(async (runtime, assert) => {
      const output = await printOf(runtime, `process.stdout.write('x' + 'é'.repeat(400000))`);
      assert(
        output.replace(/[\r\n]/g, '') === `x${'é'.repeat(400000)}`,
        `${output.length} characters arrived`,
      );
    }),
  },
  {
    name: 'output that nobody reads does not keep a process from being killed',
    run: withRuntime(async (runtime, assert) => {
      const process = await runtime.spawn('node', [
        '-e',
        `setInterval(() => console.log('x'.repeat(10000)), 0)`,
      ]);
      const reader = process.output.getReader();
      assert(!(await reader.read()).done, 'something was printed');
      process.kill();
      assert((await process.exit) !== 0, 'the process was ended');
    }),
  },
  {
    name: 'kill ends a process that ignores the request, and what it started',
    run: withRuntime(async (runtime, assert) => {
      const listen = (then: string): string =>
        `require('net').createServer().on('error', (e) => { console.log(e.code); process.exit(1) }).listen(${OTHER_PORT}, '127.0.0.1', () => { ${then} })`;
      await runtime.write(
        'grandchild.js',
        `process.on('SIGTERM', () => {}); ${listen(`console.log('listening')`)}`,
      );
      await runtime.write(
        'parent.js',
        `process.on('SIGTERM', () => {}); require('child_process').spawn(process.execPath, ['grandchild.js'], { stdio: 'inherit' })`,
      );
      const process = await runtime.spawn('node', ['parent.js']);
      await untilPrinted(process, 'listening');
      process.kill();
      assert((await process.exit) !== 0, 'the process did not end well');
      const again = await printOf(runtime, listen(`console.log('free'); process.exit()`));
      assert(again.includes('free'), `the grandchild's port is free again, not ${again}`);
    }),
  },
  {
    name: 'an endless loop can be killed',
    run: withRuntime(async (runtime, assert) => {
      const process = await runtime.spawn('node', ['-e', `process.stdout.write('in'); for (;;);`]);
      const reader = process.output.getReader();
      await reader.read();
      process.kill();
      assert((await process.exit) > 128, 'the exit code tells of a signal');
    }),
  },
  {
    name: 'tells of servers that open and close, and latecomers of those open',
    run: withRuntime(async (runtime, assert) => {
      const events: ServerEvent[] = [];
      runtime.onServer((event) => events.push(event));
      const process = await runtime.spawn('node', ['-e', SERVE]);
      void process.output.cancel();
      await until(() => events.length > 0, 'the server is announced');
      assert(
        events[0]?.port === PORT && /^https?:\/\//.test(events[0].url ?? ''),
        'with its port and address',
      );
      const late: ServerEvent[] = [];
      runtime.onServer((event) => late.push(event))();
      assert(late.length === 1 && late[0]?.port === PORT, 'a latecomer is told at once');
      process.kill();
      await until(() => events.at(-1)?.url === null, 'the end of the server is announced');
      assert(late.length === 1, 'who has unsubscribed is told no more');
      runtime.onServer((event) => late.push(event));
      assert(late.length === 1, 'a closed server is not told to latecomers');
    }),
  },
  {
    name: 'a command that there is not is refused, and the runtime lives on',
    run: withRuntime(async (runtime, assert) => {
      const refused = await rejection(runtime.spawn('no-such-command', []));
      assert(refused instanceof Error, 'spawn rejects');
      assert(
        (await printOf(runtime, `console.log('still here')`)).includes('still here'),
        'another process runs',
      );
    }),
  },
];
