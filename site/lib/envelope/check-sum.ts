/** Owns a number that tells whether bytes are still the ones that were meant; against accidents, not against people. Pure. */

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** CRC-32, as in a zip. */
export function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ (TABLE[(value ^ byte) & 0xff] ?? 0);
  return (value ^ 0xffffffff) >>> 0;
}

/** Eight hexadecimal digits. */
export const checkSum = (text: string): string =>
  crc32(new TextEncoder().encode(text)).toString(16).padStart(8, '0');
