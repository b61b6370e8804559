/**
 * Owns reading what the client mounts: a tree as JSON, made of its own tree objects, or a snapshot as MessagePack.
 * Both are `{ d: { name: { d } | { f: { c: contents } } } }`; in JSON, bytes are a string of Latin-1 marked with `b`.
 */
import { decode } from '@msgpack/msgpack';
import * as z from 'zod';
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

/** Writes files into a jail, many at once. */
export async function writeTree(jail: Jail, files: ReadonlyMap<string, string | Uint8Array>): Promise<void> {
  const queue = files.entries();
  const work = async (): Promise<void> => {
    for (const [path, contents] of queue) await jail.write(path, contents);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
