/** Owns how a file's contents are put into JSON and taken out again: text as it is, bytes as base64. Pure. */
import type { Contents } from './protocol.ts';

// String.fromCharCode takes its input as arguments, and engines limit how many there may be.
const SLICE = 0x8000;

/** @returns The contents as JSON can carry them. */
export function packContents(contents: string | Uint8Array): Contents {
  if (typeof contents === 'string') return { text: contents };
  let binary = '';
  for (let start = 0; start < contents.length; start += SLICE) {
    binary += String.fromCharCode(...contents.subarray(start, start + SLICE));
  }
  return { base64: btoa(binary) };
}

/** @returns The contents as bytes; text becomes UTF-8. */
export function unpackBytes(contents: Contents): Uint8Array {
  if ('text' in contents) return new TextEncoder().encode(contents.text);
  const binary = atob(contents.base64);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

/** @returns The contents as text; bytes that are not UTF-8 become U+FFFD, and a byte order mark stays. */
export function unpackText(contents: Contents): string {
  if ('text' in contents) return contents.text;
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(unpackBytes(contents));
}

/** Says about how many bytes the contents take in a message. */
export function packedSize(contents: string | Uint8Array): number {
  return typeof contents === 'string' ? contents.length : Math.ceil(contents.length / 3) * 4;
}
