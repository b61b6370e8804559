import { expect, test } from 'vitest';
import { parseShellLine, whyNoShell } from './shell.ts';

const everything = () => true;

test('there is a shell where the package for this system is installed', () => {
  expect(whyNoShell('linux-x64', everything)).toBeNull();
  expect(whyNoShell('darwin-arm64', everything)).toBeNull();
});

test('where it is not, the reason says what to do', () => {
  const why = whyNoShell('linux-riscv64', (name) => !name.includes('riscv'));
  expect(why).toMatch(
    /optional package @lydell\/node-pty is not installed for this system \(linux-riscv64\)/,
  );
  expect(whyNoShell('linux-x64', () => false)).toMatch(/Run npm install again/);
});

test('on Windows there is none, whatever is installed', () => {
  expect(whyNoShell('win32-x64', everything)).toMatch(/no shell on Windows/);
});

test('a line is what was typed, or a size within reason', () => {
  expect(parseShellLine('{"kind":"typed","text":"ls\\r"}')).toEqual({ kind: 'typed', text: 'ls\r' });
  const size = { kind: 'resized', columns: 80, rows: 24 };
  expect(parseShellLine(JSON.stringify(size))).toEqual(size);
  expect(parseShellLine(JSON.stringify({ ...size, rows: 0 }))).toBeNull();
  expect(parseShellLine(JSON.stringify({ ...size, columns: 1e9 }))).toBeNull();
  expect(parseShellLine('ls')).toBeNull();
});
