/** What the build compresses comes out again in the browser's code, and what is not that snapshot does not. */
import { expect, test } from 'vitest';
import { compress } from '../../scripts/snapshot/compress.ts';
import { decompress } from '../../site/lib/runtime/webcontainer/decompress.ts';

/** Text that compresses well, over several of the decoder's pieces. */
const ORIGINAL = new TextEncoder().encode('export const answer = 42;\n'.repeat(500_000));
const COMPRESSED = new Uint8Array(await compress(ORIGINAL));
const inPieces = (bytes: Uint8Array, size: number): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
      controller.close();
    },
  });

test.for([1_000_000, 700])('what was compressed comes out again, in pieces of %d bytes', async (size) => {
  const bytes = await decompress(inPieces(COMPRESSED, size), ORIGINAL.length);
  expect(Buffer.compare(bytes, ORIGINAL)).toBe(0);
});

test.for<[string, number, string]>([
  ['fewer', ORIGINAL.length + 1, `It holds only ${ORIGINAL.length} of`],
  ['more', ORIGINAL.length - 1, 'It holds more than'],
])('%s bytes than promised are refused', async ([, promised, message]) => {
  await expect(decompress(inPieces(COMPRESSED, 5000), promised)).rejects.toThrow(message);
});

test.for<[string, Uint8Array]>([
  ['half a file', COMPRESSED.slice(0, COMPRESSED.length / 2)],
  ['nothing', new Uint8Array()],
  ['another format', new TextEncoder().encode('<!doctype html><title>Not found</title>')],
  ['a changed byte', COMPRESSED.map((byte, at) => (at === 9 ? byte ^ 0xff : byte))],
])('%s is refused', async ([, bytes]) => {
  await expect(decompress(inPieces(bytes, 5000), ORIGINAL.length)).rejects.toThrow(
    'The snapshot cannot be unpacked.',
  );
});

test('a download that fails is told as it failed', async () => {
  const failing = new ReadableStream<Uint8Array>({
    start: (controller) => controller.error(new Error('The network went away.')),
  });
  await expect(decompress(failing, 1)).rejects.toThrow('The network went away.');
});
