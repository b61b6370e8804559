/** Owns packing a folder into a zip: the same files give the same bytes, whenever and wherever that is done. */
import { strToU8, zipSync } from 'fflate';
import { assertSafePath, type Files } from './files.ts';

/** Zip knows no time zone: it holds what a clock on the wall shows, so the date is made from one. */
const FIXED_DATE = new Date(2026, 0, 1);
const UNIX = 3;
/** A regular file that its owner may write and everybody may read, where zip keeps Unix's modes. */
const REGULAR_FILE = (0o100644 << 16) >>> 0;

/** @throws if a path could lead out of the folder into which the zip is unpacked. */
export function packZip(files: Files): Uint8Array {
  const entries = Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, contents]) => [
      assertSafePath(path),
      typeof contents === 'string' ? strToU8(contents) : contents,
    ]);
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: FIXED_DATE, os: UNIX, attrs: REGULAR_FILE });
}
