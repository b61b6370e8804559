/**
 * Owns reading what the client mounts: a tree as JSON, made of its own tree objects, or a snapshot as MessagePack.
 * Both are `{ d: { name: { d } | { f: { c: contents } } } }`; in JSON, bytes are a string of Latin-1 marked with `b`.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { decode } from '@msgpack/msgpack';
import * as z from 'zod';
import { assertSafePath } from '../../site/lib/files/files.ts';
import type { Jail } from '../local-runtime/jail.ts';

interface Folder {
  readonly d: Readonly<Record<string, Node>>;
}
type Node = Folder | { readonly f: { readonly c: string | Uint8Array; readonly b?: boolean | undefined } };

const file = z.strictObject({
  f: z.strictObject({ c: z.union([z.string(), z.instanceof(Uint8Array)]), b: z.boolean().optional() }),
});
const node: z.ZodType<Node> = z.lazy(() => z.union([folder, file]));
const folder: z.ZodType<Folder> = z.strictObject({ d: z.record(z.string(), node) });

const BRACE = 0x7b;

/** @throws If the bytes are no tree. Links are none either: they could lead out of the container. */
export function readTree(bytes: Uint8Array): Map<string, string | Uint8Array> {
  const parsed = folder.parse(
    bytes[0] === BRACE ? JSON.parse(new TextDecoder().decode(bytes)) : decode(bytes),
  );
  const files = new Map<string, string | Uint8Array>();
  const visit = (at: Folder, prefix: string): void => {
    for (const [name, entry] of Object.entries(at.d)) {
      const path = `${prefix}${name}`;
      if ('d' in entry) visit(entry, `${path}/`);
      else files.set(path, contentsOf(entry.f));
    }
  };
  visit(parsed, '');
  return files;
}

const contentsOf = ({ c, b }: { c: string | Uint8Array; b?: boolean | undefined }): string | Uint8Array =>
  typeof c === 'string' && b ? Buffer.from(c, 'latin1') : c;

const AT_ONCE = 24;

async function inParallel<T>(items: Iterable<T>, act: (item: T) => Promise<void>): Promise<void> {
  const queue = Iterator.from(items);
  const work = async (): Promise<void> => {
    for (let next = queue.next(); !next.done; next = queue.next()) await act(next.value);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** Writes files into a jail, many at once. */
export const writeTree = (jail: Jail, files: ReadonlyMap<string, string | Uint8Array>): Promise<void> =>
  inParallel(files, ([path, contents]) => jail.write(path, contents));

/**
 * Writes files into a folder in which nothing has run yet: nobody can have put a link in the way, so nobody looks for
 * one. A snapshot has thousands of files, and looking takes longer than writing.
 * @throws {PathError} If a path is unsafe; then nothing was written.
 */
export async function writeFreshTree(
  root: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): Promise<void> {
  const folders = new Set([...files.keys()].map((path) => dirname(assertSafePath(path))));
  await inParallel(folders, async (path) => void (await mkdir(join(root, path), { recursive: true })));
  await inParallel(files, ([path, contents]) => writeFile(join(root, path), contents));
}
