/** Owns what every runtime promises about files. */
import { type ContractItem, printOf, rejection, withRuntime } from './contract-tools.ts';

export const fileContract: readonly ContractItem[] = [
  {
    name: 'mounts nested UTF-8 and binary files',
    run: withRuntime(async (runtime, assert) => {
      await runtime.mount({
        'a/b/c.txt': 'é✓🎭',
        'bytes.bin': new Uint8Array([0, 255, 10, 195]),
        'empty.txt': '',
      });
      assert((await runtime.read('a/b/c.txt')) === 'é✓🎭', 'the nested file reads as it was written');
      assert((await runtime.read('empty.txt')) === '', 'the empty file is empty');
      const bytes = await printOf(
        runtime,
        `console.log(require('fs').readFileSync('bytes.bin').toString('hex'))`,
      );
      assert(bytes.trim() === '00ff0ac3', `the bytes are unchanged, not ${bytes}`);
    }),
  },
  {
    name: 'write makes folders and replaces a longer file',
    run: withRuntime(async (runtime, assert) => {
      await runtime.write('x/y/z.txt', 'a long first version');
      await runtime.write('x/y/z.txt', 'short');
      assert((await runtime.read('x/y/z.txt')) === 'short', 'nothing of the longer version is left');
    }),
  },
  {
    name: 'writes that were not awaited happen in order',
    run: withRuntime(async (runtime, assert) => {
      const writes = Array.from({ length: 20 }, (_, index) => runtime.write('n.txt', String(index)));
      const read = runtime.read('n.txt');
      await Promise.all(writes);
      assert((await read) === '19', `the last write wins, not ${await read}`);
    }),
  },
  {
    name: 'lists files and folders',
    run: withRuntime(async (runtime, assert) => {
      await runtime.mount({ 'b.txt': '', 'a/one.txt': '', 'a/two/three.txt': '' });
      const names = async (path: string): Promise<string> =>
        (await runtime.list(path))
          .map((entry) => `${entry.name}:${entry.type}`)
          .sort()
          .join(' ');
      assert((await names('.')) === 'a:folder b.txt:file', `the root is listed, not ${await names('.')}`);
      assert((await names('a')) === 'one.txt:file two:folder', `a folder is listed, not ${await names('a')}`);
    }),
  },
  {
    name: 'removes files and whole folders, and does not mind if there is none',
    run: withRuntime(async (runtime, assert) => {
      await runtime.mount({ 'a/b/c.txt': '', 'd.txt': '' });
      await runtime.remove('a');
      await runtime.remove('d.txt');
      await runtime.remove('a/b/c.txt');
      assert((await runtime.list('.')).length === 0, 'nothing is left');
    }),
  },
  {
    name: 'reading a file that is not there rejects with ENOENT',
    run: withRuntime(async (runtime, assert) => {
      const error = await rejection(runtime.read('no/such.txt'));
      assert(
        error instanceof Error && error.message.startsWith('ENOENT'),
        `the message starts so, not ${error}`,
      );
    }),
  },
  {
    name: 'refuses unsafe paths and writes nothing',
    run: withRuntime(async (runtime, assert) => {
      for (const path of ['../up.txt', 'a/../../up.txt', '/etc/up.txt', 'a\0b', 'a\\b', 'con', '']) {
        const named = JSON.stringify(path);
        assert((await rejection(runtime.write(path, 'x'))) instanceof Error, `write ${named} rejects`);
        assert((await rejection(runtime.read(path))) instanceof Error, `read ${named} rejects`);
        assert((await rejection(runtime.remove(path))) instanceof Error, `remove ${named} rejects`);
        const mount = runtime.mount({ 'fine.txt': 'x', [path]: 'x' });
        assert((await rejection(mount)) instanceof Error, `mount ${named} rejects`);
      }
      assert((await runtime.list('.')).length === 0, 'nothing was written');
    }),
  },
];
