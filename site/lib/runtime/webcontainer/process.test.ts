/** A process ends for whoever waits for it, whatever the host forgets. */
import { expect, test, vi } from 'vitest';
import { collect, rejection } from '../contract-tools.ts';
import { adaptProcess } from './process.ts';
import { defaultTimes } from './times.ts';
import { decodeChunk } from './torn-text.ts';

const TIMES = { ...defaultTimes, kill: 16, drain: 16 };

/** A process as the client gives it, to be driven by the test. */
function createInner() {
  const exit = Promise.withResolvers<number>();
  const written: string[] = [];
  const { readable, writable } = new TransformStream<string, string>();
  const output = writable.getWriter();
  const kill = vi.fn();
  const input = new WritableStream<string>({ write: (text) => void written.push(text) });
  return {
    inner: { exit: exit.promise, input, output: readable, kill, resize() {} },
    exit,
    output,
    written,
    kill,
  };
}

test('output comes whole although it was cut, and ends with the process', async () => {
  const { inner, exit, output } = createInner();
  const { process } = adaptProcess(inner, defaultTimes);
  const text = collect(process.output);
  const bytes = new TextEncoder().encode('é✓');
  for (const byte of bytes) await output.write(decodeChunk(Uint8Array.of(byte)));
  await output.write(decodeChunk(bytes.subarray(0, 1)));
  exit.resolve(3);
  await output.close();
  expect(await process.exit).toBe(3);
  expect(await text).toBe('é✓\ufffd');
});

test('a host that forgets to end the output does not keep the process alive', async () => {
  const { inner, exit, output } = createInner();
  const { process } = adaptProcess(inner, TIMES);
  const text = collect(process.output);
  await output.write('printed');
  exit.resolve(0);
  expect(await process.exit).toBe(0);
  expect(await text).toBe('printed');
});

test('a host that does not end a killed process is not waited for', async () => {
  const { inner, kill } = createInner();
  const { process } = adaptProcess(inner, TIMES);
  process.kill();
  expect(await process.exit).toBe(137);
  process.kill();
  expect(kill).toHaveBeenCalledOnce();
});

test('a process whose host is gone has ended, and reads no input', async () => {
  const { inner, written } = createInner();
  const end = adaptProcess(inner, defaultTimes);
  await end.process.write('before\n');
  const text = collect(end.process.output);
  end.lost();
  expect(await end.process.exit).toBe(137);
  expect(await text).toBe('');
  expect(String(await rejection(end.process.write('after\n')))).toContain('has ended');
  expect(written).toEqual(['before\n']);
});

test('an exit that fails at the host is an exit', async () => {
  const { inner, exit } = createInner();
  const { process } = adaptProcess(inner, defaultTimes);
  exit.reject(new Error('gone'));
  expect(await process.exit).toBe(137);
});
