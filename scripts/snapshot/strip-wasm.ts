/**
 * Owns leaving out of a WebAssembly module what no engine needs to run it: its custom sections, of which the names of
 * functions, for debuggers, are a quarter of SWC. Format: the binary format chapter of the WebAssembly specification.
 */

const MAGIC = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const CUSTOM = 0;

/** Reads an unsigned LEB128 number. @returns it, and where the next byte is. */
function readLength(bytes: Uint8Array, start: number): { length: number; next: number } {
  let length = 0;
  for (let next = start, factor = 1; next < bytes.length; factor *= 128) {
    const byte = bytes[next++] ?? 0;
    length += (byte % 128) * factor;
    if (byte < 128) return { length, next };
  }
  throw new Error('The wasm module ends in the middle of a number. Install the packages anew.');
}

/**
 * Copies a module without its custom sections.
 * @throws if it is not a whole module.
 */
export function stripWasm(bytes: Uint8Array): Uint8Array {
  if (!MAGIC.every((byte, index) => bytes[index] === byte))
    throw new Error('This is no wasm module of version 1. Install the packages anew.');
  const kept: Uint8Array[] = [bytes.subarray(0, MAGIC.length)];
  let at = MAGIC.length;
  while (at < bytes.length) {
    const { length, next } = readLength(bytes, at + 1);
    const end = next + length;
    if (end > bytes.length) throw new Error('The wasm module was cut short. Install the packages anew.');
    if (bytes[at] !== CUSTOM) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}
