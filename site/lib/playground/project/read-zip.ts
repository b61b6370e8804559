/**
 * Owns reading a zip that may be anything: nothing is unpacked before its list of files holds together, and nothing is
 * unpacked beyond what the list says. Only what ordinary programs write for an ordinary folder is taken. The format is
 * PKWARE's APPNOTE.
 */

import { crc32 } from '../../envelope/check-sum.ts';
import { inflateBounded } from '../../envelope/squeeze.ts';
import { type Refused, refused } from '../foreign.ts';

/** Bytes of a zip; a whole project is a fortieth of it. */
const MAX_ZIP = 20_000_000;
/** Files and folders. Without node_modules, a project has a hundred. */
const MAX_ENTRIES = 2_000;
/** Bytes of all files, and of one. */
const MAX_UNPACKED = 30_000_000;
const MAX_ONE = 10_000_000;

const END = 0x06054b50;
const LISTED = 0x02014b50;
const LOCAL = 0x04034b50;
const [END_SIZE, LISTED_SIZE, LOCAL_SIZE] = [22, 46, 30];
const ENCRYPTED = 0x1;
const OTHER_FLAGS = 0x2040;
const SIZES_FOLLOW = 0x8;
const [STORED, DEFLATED] = [0, 8];
const UNIX = 3;
const TYPE_OF_FILE = 0o170000;
const [REGULAR, FOLDER, SYMLINK] = [0o100000, 0o040000, 0o120000];
const ZIP64 = 0x0001;
const SECOND_NAME = 0x7075;

interface Entry {
  readonly path: string;
  readonly isFolder: boolean;
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  /** Where its own header begins. */
  readonly at: number;
  readonly name: Uint8Array;
}

/** A zip whose list was read and holds together; its files are unpacked one by one, as they are wanted. */
export interface OpenZip {
  readonly kind: 'open';
  /** In the order of the list; folders are left out. */
  readonly paths: readonly string[];
  /** @returns the bytes, or why they are not as the list says. @throws if the list has no such path. */
  read(path: string): Promise<{ readonly kind: 'read'; readonly bytes: Uint8Array } | Refused>;
}

const shown = (path: string): string => JSON.stringify(path.slice(0, 80));

const findEnd = (view: DataView): number | null => {
  const first = Math.max(0, view.byteLength - END_SIZE - 0xffff);
  for (let at = view.byteLength - END_SIZE; at >= first; at--) {
    const isEnd = view.getUint32(at, true) === END;
    // Its comment reaches to the end of the file, and nothing comes after it.
    if (isEnd && at + END_SIZE + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return null;
};

const decodeName = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** @returns the ids of the additional fields; null if they do not fill their place. */
const extraIds = (view: DataView, start: number, end: number): number[] | null => {
  const ids: number[] = [];
  let at = start;
  while (at < end) {
    if (at + 4 > end) return null;
    ids.push(view.getUint16(at, true));
    at += 4 + view.getUint16(at + 2, true);
  }
  return at === end ? ids : null;
};

const whyNotEntry = (
  { path, flags, method, packed, unpacked, isFolder }: Entry,
  type: number,
  extras: readonly number[] | null,
): string | null => {
  if (flags & ENCRYPTED) return `${shown(path)} in it is encrypted.`;
  if (type === SYMLINK) return `${shown(path)} in it is a link to another place.`;
  if (type !== 0 && type !== REGULAR && type !== FOLDER) return `${shown(path)} in it is no file.`;
  if ((type === FOLDER) !== isFolder && type !== 0)
    return `${shown(path)} in it is a file and a folder at once.`;
  if (flags & OTHER_FLAGS || (method !== STORED && method !== DEFLATED))
    return `${shown(path)} in it is packed in a way that is not read here. Make the zip with another program.`;
  if (!extras) return `${shown(path)} in it is listed wrongly.`;
  if (extras.includes(ZIP64) || packed === 0xffffffff || unpacked === 0xffffffff)
    return 'It is made for files of four gigabytes and more.';
  if (extras.includes(SECOND_NAME)) return `${shown(path)} in it has two names.`;
  if (method === STORED && packed !== unpacked) return `${shown(path)} in it has two sizes.`;
  if (isFolder && unpacked > 0) return `${shown(path)} in it is a folder with contents of its own.`;
  if (unpacked > MAX_ONE) return `${shown(path)} in it is larger than ${MAX_ONE / 1e6} MB.`;
  return null;
};

const readList = (
  bytes: Uint8Array,
  view: DataView,
): { kind: 'list'; entries: Entry[]; end: number } | Refused => {
  const end = findEnd(view);
  if (end === null) return refused('It is no zip, or a part of it is missing.');
  const [count, size, start] = [
    view.getUint16(end + 10, true),
    view.getUint32(end + 12, true),
    view.getUint32(end + 16, true),
  ];
  if (count === 0xffff || start === 0xffffffff)
    return refused('It is made for files of four gigabytes and more.');
  if (view.getUint32(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count)
    return refused('It is one part of several.');
  if (count > MAX_ENTRIES)
    return refused(
      `It holds more than ${MAX_ENTRIES} files. Zip the project without node_modules and .next.`,
    );
  if (start + size !== end) return refused('Its list of files is not where it should be.');
  const entries: Entry[] = [];
  let [at, unpacked] = [start, 0];
  for (let index = 0; index < count; index++) {
    if (at + LISTED_SIZE > end || view.getUint32(at, true) !== LISTED)
      return refused('Its list of files is shorter than it says.');
    const nameEnd = at + LISTED_SIZE + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const next = extraEnd + view.getUint16(at + 32, true);
    if (next > end) return refused('Its list of files is damaged.');
    const name = bytes.subarray(at + LISTED_SIZE, nameEnd);
    const path = decodeName(name);
    if (path === null) return refused('A name in it is no UTF-8.');
    const entry: Entry = {
      path: path.replace(/\/$/, ''),
      isFolder: path.endsWith('/'),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
      name,
    };
    const isUnix = view.getUint8(at + 5) === UNIX;
    const type = isUnix ? view.getUint16(at + 40, true) & TYPE_OF_FILE : 0;
    const why = whyNotEntry(entry, type, extraIds(view, nameEnd, extraEnd));
    if (why) return refused(why);
    unpacked += entry.unpacked;
    if (unpacked > MAX_UNPACKED) return refused(`It unpacks to more than ${MAX_UNPACKED / 1e6} MB.`);
    entries.push(entry);
    at = next;
  }
  return at === end
    ? { kind: 'list', entries, end: start }
    : refused('Its list of files is longer than it says.');
};

/** @returns where an entry's contents begin; or why its own header is not as the list says. */
const placeOf = (
  entry: Entry,
  bytes: Uint8Array,
  view: DataView,
  end: number,
): { kind: 'at'; start: number } | Refused => {
  const { at, name, path, flags, method, crc, packed, unpacked } = entry;
  const otherwise = refused(`${shown(path)} in it is not as its list says.`);
  if (at + LOCAL_SIZE > end || view.getUint32(at, true) !== LOCAL) return otherwise;
  const nameEnd = at + LOCAL_SIZE + view.getUint16(at + 26, true);
  const start = nameEnd + view.getUint16(at + 28, true);
  if (start + packed > end) return otherwise;
  const own = bytes.subarray(at + LOCAL_SIZE, nameEnd);
  const sameName = own.length === name.length && own.every((byte, index) => byte === name[index]);
  const sameWay = view.getUint16(at + 6, true) === flags && view.getUint16(at + 8, true) === method;
  const sameSizes =
    (flags & SIZES_FOLLOW) !== 0 ||
    (view.getUint32(at + 14, true) === crc &&
      view.getUint32(at + 18, true) === packed &&
      view.getUint32(at + 22, true) === unpacked);
  return sameName && sameWay && sameSizes ? { kind: 'at', start } : otherwise;
};

/** Reads the list of a zip; unpacks nothing. Paths are as the zip has them: whoever uses them has to judge them. */
export function openZip(bytes: Uint8Array): OpenZip | Refused {
  if (bytes.length > MAX_ZIP) return refused(`It is larger than ${MAX_ZIP / 1e6} MB.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const list = readList(bytes, view);
  if (list.kind === 'refused') return list;
  const byPath = new Map<string, Entry & { readonly start: number }>();
  const seen = new Set<string>();
  for (const entry of list.entries) {
    if (seen.has(entry.path)) return refused(`It holds ${shown(entry.path)} twice.`);
    seen.add(entry.path);
    const place = placeOf(entry, bytes, view, list.end);
    if (place.kind === 'refused') return place;
    if (!entry.isFolder) byPath.set(entry.path, { ...entry, start: place.start });
  }
  // The same bytes for many files are how a small zip becomes a large disk.
  let free = 0;
  for (const { at, start, packed, path } of [...byPath.values()].sort((a, b) => a.at - b.at)) {
    if (at < free) return refused(`${shown(path)} in it lies inside another file.`);
    free = start + packed;
  }
  return {
    kind: 'open',
    paths: [...byPath.keys()],
    async read(path) {
      const entry = byPath.get(path);
      if (!entry) throw new Error(`The zip has no ${path}.`);
      const packed = bytes.slice(entry.start, entry.start + entry.packed);
      const wrong = refused(`${shown(path)} in it is damaged, or larger than its list says.`);
      const inflated =
        entry.method === STORED
          ? ({ kind: 'read', bytes: packed } as const)
          : await inflateBounded(packed, entry.unpacked);
      if (inflated.kind !== 'read' || inflated.bytes.length !== entry.unpacked) return wrong;
      return crc32(inflated.bytes) === entry.crc ? { kind: 'read', bytes: inflated.bytes } : wrong;
    },
  };
}
