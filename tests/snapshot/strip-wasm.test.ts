/** A stripped wasm module runs as before, without its custom sections; what is no module is refused. */
import { expect, test } from 'vitest';
import { stripWasm } from '../../scripts/snapshot/strip-wasm.ts';

const HEADER = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
/** A function that gives 42, exported as `f`. */
const PROGRAM = [
  ...[0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7f],
  ...[0x03, 0x02, 0x01, 0x00],
  ...[0x07, 0x05, 0x01, 0x01, 0x66, 0x00, 0x00],
  ...[0x0a, 0x06, 0x01, 0x04, 0x00, 0x41, 0x2a, 0x0b],
];
/** A custom section called "name" whose length takes two bytes. */
const NAMES = [0x00, 0x85, 0x02, 0x04, 0x6e, 0x61, 0x6d, 0x65, ...Array<number>(256).fill(0)];

test('names go and the program stays', async () => {
  const stripped = stripWasm(Uint8Array.from([...HEADER, ...NAMES, ...PROGRAM, ...NAMES]));
  expect([...stripped]).toEqual([...HEADER, ...PROGRAM]);
  const { instance } = await WebAssembly.instantiate(Uint8Array.from(stripped));
  expect((instance.exports.f as () => number)()).toBe(42);
});

test.for<[string, number[]]>([
  ['something else', [0x7f, 0x45, 0x4c, 0x46]],
  ['half a section', [...HEADER, ...PROGRAM.slice(0, -2)]],
  ['half a number', [...HEADER, 0x01, 0x85]],
])('%s is refused', ([, bytes]) => {
  expect(() => stripWasm(Uint8Array.from(bytes))).toThrow('Install the packages anew');
});
