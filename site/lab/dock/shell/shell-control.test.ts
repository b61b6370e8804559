import { expect, test } from 'vitest';
import type { ResourceLimit, RuntimeShell, TerminalSize } from '../../../lib/runtime/runtime.ts';
import { createShellControl, type ShellTerminal, type TerminalEvents } from './shell-control.ts';

const SIZE: TerminalSize = { columns: 80, rows: 24 };

/** A shell of a few lines at the runtime's door. */
function fakeShell() {
  const heard: string[] = [];
  const sizes: TerminalSize[] = [];
  const exit = Promise.withResolvers<number>();
  let limit: ResourceLimit | null = null;
  let out: ReadableStreamDefaultController<string> | undefined;
  const output = new ReadableStream<string>({
    start(controller) {
      out = controller;
    },
  });
  const end = (code: number, why: ResourceLimit | null = null): void => {
    limit = why;
    exit.resolve(code);
    out?.close();
  };
  let kills = 0;
  const shell: RuntimeShell = {
    output,
    exit: exit.promise,
    get limit() {
      return limit;
    },
    write: async (text) => void heard.push(text),
    resize: (size) => void sizes.push(size),
    kill() {
      kills += 1;
      if (kills === 1) end(137);
    },
  };
  return { shell, heard, sizes, end, print: (text: string) => out?.enqueue(text), kills: () => kills };
}

/** A terminal that shows nothing, and remembers. */
function fakeTerminals() {
  const made: { events: TerminalEvents; printed: string[]; isDisposed: boolean }[] = [];
  const make = async (events: TerminalEvents): Promise<ShellTerminal> => {
    const one = { events, printed: [] as string[], isDisposed: false };
    made.push(one);
    return {
      size: SIZE,
      print: async (text) => void one.printed.push(text),
      clear: () => {},
      text: () => one.printed.join(''),
      focus: () => {},
      dispose() {
        one.isDisposed = true;
      },
    };
  };
  return { made, make };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('a shell that opens while its terminal changes its size gets the new one', async () => {
  const { shell, sizes } = fakeShell();
  const { made, make } = fakeTerminals();
  const opened = Promise.withResolvers<RuntimeShell>();
  const control = createShellControl(() => opened.promise, make);
  const opening = control.open();
  await turn();
  made[0]?.events.resized({ columns: 50, rows: 20 });
  made[0]?.events.resized({ columns: 40, rows: 20 });
  opened.resolve(shell);
  await opening;
  expect(sizes).toEqual([{ columns: 40, rows: 20 }]);
});

test('a shell gets the terminal’s size, what is typed and each new size, and its words are printed', async () => {
  const [{ shell, heard, sizes, print }, { made, make }] = [fakeShell(), fakeTerminals()];
  const asked: TerminalSize[] = [];
  const control = createShellControl(async (size) => {
    asked.push(size);
    return shell;
  }, make);
  await control.open();
  expect(control.state.get()).toEqual({ kind: 'open' });
  expect(asked).toEqual([SIZE]);
  made[0]?.events.typed('ls\r');
  made[0]?.events.resized({ columns: 60, rows: 20 });
  print('app');
  await turn();
  expect(heard).toEqual(['ls\r']);
  expect(sizes).toEqual([{ columns: 60, rows: 20 }]);
  expect(made[0]?.printed).toEqual(['app']);
});

test('a shell that ends leaves its text, and says for which limit it was ended', async () => {
  const [{ shell, end }, { made, make }] = [fakeShell(), fakeTerminals()];
  const control = createShellControl(async () => shell, make);
  await control.open();
  end(137, 'memory');
  await turn();
  expect(control.state.get()).toEqual({ kind: 'ended', limit: 'memory' });
  expect(made[0]?.isDisposed).toBe(false);
});

test('where there can be no shell the reason is kept, and the terminal goes', async () => {
  const { made, make } = fakeTerminals();
  const control = createShellControl(() => Promise.reject(new Error('There is none here.')), make);
  await control.open();
  expect(control.state.get()).toEqual({ kind: 'refused', why: 'There is none here.' });
  expect(made[0]?.isDisposed).toBe(true);
  expect(control.terminal.get()).toBeNull();
});

test('another shell takes the place of the first, whose end is not heard any more', async () => {
  const [first, second, { made, make }] = [fakeShell(), fakeShell(), fakeTerminals()];
  const shells = [first.shell, second.shell];
  const control = createShellControl(async () => shells.shift() ?? second.shell, make);
  await control.open();
  await control.open();
  await turn();
  expect(first.kills()).toBe(1);
  expect(control.state.get()).toEqual({ kind: 'open' });
  expect(made.map(({ isDisposed }) => isDisposed)).toEqual([true, false]);
});

test('a shell that comes after the lesson was left is ended at once', async () => {
  const [{ shell, kills }, { make }] = [fakeShell(), fakeTerminals()];
  const opened = Promise.withResolvers<RuntimeShell>();
  const control = createShellControl(() => opened.promise, make);
  const opening = control.open();
  await turn();
  control.end();
  opened.resolve(shell);
  await opening;
  expect(kills()).toBe(1);
  expect(control.state.get()).toEqual({ kind: 'none' });
});
