/** Owns what every runtime promises about an interactive shell. What is typed works in bash and in a WebContainer's own. */
import { type ContractItem, collect, until, withRuntime } from './contract-tools.ts';
import type { Runtime, RuntimeShell } from './runtime.ts';

const SIZE = { columns: 100, rows: 30 };
const WIDTH = 'node -p "\'width \' + process.stdout.columns"\r';

/** @returns Everything printed so far, at each call. */
const readAll = (shell: RuntimeShell): (() => string) => {
  let printed = '';
  void collect(shell.output, (text) => {
    printed = text;
  });
  return () => printed;
};

const openAndRead = async (runtime: Runtime): Promise<{ shell: RuntimeShell; printed: () => string }> => {
  const shell = await runtime.openShell(SIZE);
  return { shell, printed: readAll(shell) };
};

export const shellContract: readonly ContractItem[] = [
  {
    name: 'a shell lies where the files are, behind a terminal of the size that was asked for, which can change',
    run: withRuntime(async (runtime) => {
      await runtime.write('word.txt', 'héllo from a file\n');
      const { shell, printed } = await openAndRead(runtime);
      await shell.write('cat word.txt\r');
      await until(() => printed().includes('héllo from a file'), 'the shell prints the file');
      await shell.write(WIDTH);
      await until(
        () => printed().includes('width 100'),
        () => `the width is told; it printed ${printed()}`,
      );
      shell.resize({ columns: 60, rows: 20 });
      await shell.write(WIDTH);
      await until(
        () => printed().includes('width 60'),
        () => `the new one, too; it printed ${printed()}`,
      );
    }),
  },
  {
    name: 'a shell writes files that the runtime reads, and ends when it is told to by its own word',
    run: withRuntime(async (runtime, assert) => {
      const { shell, printed } = await openAndRead(runtime);
      await shell.write('echo made here > made.txt; exit\r');
      assert((await shell.exit) === 0, `the shell ended well; it printed ${printed()}`);
      assert((await runtime.read('made.txt')).trim() === 'made here', 'the file is there');
    }),
  },
  {
    name: 'what runs in a shell can be interrupted, and a killed shell takes along what it runs',
    run: withRuntime(async (runtime, assert) => {
      const loop = (word: string) => `node -e "console.log('${word}' + 1); setInterval(() => {}, 1000)"\r`;
      const { shell, printed } = await openAndRead(runtime);
      await shell.write(loop('first'));
      await until(
        () => printed().includes('first1'),
        () => `a program runs; it printed ${printed()}`,
      );
      await shell.write('\u0003');
      await shell.write(loop('second'));
      await until(
        () => printed().includes('second1'),
        () => `the next one runs; it printed ${printed()}`,
      );
      shell.kill();
      assert((await shell.exit) !== 0, 'the shell did not end well');
    }),
  },
];
