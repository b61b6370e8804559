/**
 * Owns the tagged form of values: how what an action was given, or gave back, travels between the sandbox and the
 * site as JSON although it may hold Dates, Maps, Files, BigInts, undefined or -0.
 * A tagged value is `{ "$": "<tag>", "v": … }`; a plain object that itself has the key "$" is wrapped as tag "object".
 */
import * as z from 'zod';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
/** JSON in which anything JSON cannot say is tagged. */
export type TaggedValue = Json;
export const taggedValue: z.ZodType<TaggedValue> = z.json();

const toBase64 = (bytes: Uint8Array): string => {
  let binary = '';
  for (let start = 0; start < bytes.length; start += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(binary);
};
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

/** A File or Blob in memory: their contents can only be read asynchronously, so they are read before tagging. */
const childrenOf = (value: object): Iterable<unknown> => {
  if (value instanceof FormData) return value.values();
  if (value instanceof Map) return value.entries();
  if (ArrayBuffer.isView(value)) return [];
  return Symbol.iterator in value ? (value as Iterable<unknown>) : Object.values(value);
};

const readBlobs = async (
  value: unknown,
  found: Map<Blob, Uint8Array>,
  seen = new Set<object>(),
): Promise<void> => {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  if (value instanceof Blob) found.set(value, new Uint8Array(await value.arrayBuffer()));
  else for (const child of childrenOf(value)) await readBlobs(child, found, seen);
};

const tag = (name: string, v?: Json): Json => (v === undefined ? { $: name } : { $: name, v });

const tagNumber = (value: number): Json => {
  if (Number.isNaN(value)) return tag('number', 'NaN');
  if (!Number.isFinite(value)) return tag('number', value > 0 ? 'Infinity' : '-Infinity');
  return Object.is(value, -0) ? tag('number', '-0') : value;
};

const tagObject = (value: object, blobs: Map<Blob, Uint8Array>, within: readonly object[]): Json => {
  if (within.includes(value)) return tag('cycle');
  const inner = (child: unknown): Json => tagSync(child, blobs, [...within, value]);
  if (value instanceof Date)
    return tag('date', Number.isNaN(value.getTime()) ? 'invalid' : value.toISOString());
  if (value instanceof Map)
    return tag(
      'map',
      [...value].map(([key, child]) => [inner(key), inner(child)]),
    );
  if (value instanceof Set) return tag('set', [...value].map(inner));
  if (value instanceof FormData)
    return tag(
      'form',
      [...value].map(([name, child]) => [name, inner(child)]),
    );
  if (value instanceof Blob) {
    const bytes = toBase64(blobs.get(value) ?? new Uint8Array());
    return tag('file', { name: 'name' in value ? String(value.name) : 'blob', type: value.type, bytes });
  }
  if (value instanceof Error) return tag('error', { name: value.name, message: value.message });
  if (value instanceof Promise) return tag('promise');
  if (ArrayBuffer.isView(value)) {
    return tag('bytes', toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)));
  }
  if (Array.isArray(value)) return value.map(inner);
  const plain = Object.fromEntries(Object.entries(value).map(([key, child]) => [key, inner(child)]));
  return '$' in plain ? tag('object', plain) : plain;
};

const tagSync = (value: unknown, blobs: Map<Blob, Uint8Array>, within: readonly object[]): Json => {
  if (within.length > 40) return tag('too-deep');
  switch (typeof value) {
    case 'undefined':
      return tag('undefined');
    case 'number':
      return tagNumber(value);
    case 'bigint':
      return tag('bigint', String(value));
    case 'string':
    case 'boolean':
      return value;
    case 'object':
      return value === null ? null : tagObject(value, blobs, within);
    default:
      return tag(typeof value, String(value).slice(0, 80));
  }
};

/** Turns any value into its tagged form. Functions and symbols become a tag that names them. */
export async function tagValue(value: unknown): Promise<TaggedValue> {
  const blobs = new Map<Blob, Uint8Array>();
  await readBlobs(value, blobs);
  return tagSync(value, blobs, []);
}

const fileShape = z.object({ name: z.string(), type: z.string(), bytes: z.string() });
const pairs = z.array(z.tuple([z.json(), z.json()]));

const untagOne = (name: string, v: Json | undefined): unknown => {
  switch (name) {
    case 'undefined':
      return undefined;
    case 'number':
      return Number(v);
    case 'bigint':
      return BigInt(z.string().parse(v));
    case 'date':
      return new Date(z.string().parse(v));
    case 'map':
      return new Map(pairs.parse(v).map(([key, child]) => [untagValue(key), untagValue(child)]));
    case 'set':
      return new Set(z.array(z.json()).parse(v).map(untagValue));
    case 'bytes':
      return fromBase64(z.string().parse(v));
    case 'file': {
      const file = fileShape.parse(v);
      return new File([fromBase64(file.bytes)], file.name, { type: file.type });
    }
    case 'form': {
      const form = new FormData();
      for (const [key, child] of pairs.parse(v)) {
        const value = untagValue(child);
        if (value instanceof File) form.append(String(key), value, value.name);
        else form.append(String(key), String(value));
      }
      return form;
    }
    case 'error': {
      const { message } = z.object({ message: z.string() }).parse(v);
      return new Error(message);
    }
    case 'object':
      return untagPlain(z.record(z.string(), z.json()).parse(v));
    default:
      return `[${name}]`;
  }
};

const untagPlain = (value: Record<string, Json>): unknown =>
  Object.fromEntries(Object.entries(value).map(([key, child]) => [key, untagValue(child)]));

/** The opposite of {@link tagValue}. @throws if a tag's content is malformed. */
export function untagValue(value: TaggedValue): unknown {
  if (Array.isArray(value)) return value.map(untagValue);
  if (typeof value !== 'object' || value === null) return value;
  return typeof value.$ === 'string' ? untagOne(value.$, value.v) : untagPlain(value);
}

const showPlain = (value: Record<string, Json>): string => {
  const entries = Object.entries(value).map(
    ([key, child]) => `${/^[\w$]+$/.test(key) ? key : JSON.stringify(key)}: ${showValue(child)}`,
  );
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
};

const showTagged = (name: string, v: Json | undefined): string => {
  switch (name) {
    case 'undefined':
      return 'undefined';
    case 'number':
      return String(v);
    case 'bigint':
      return `${String(v)}n`;
    case 'date':
      return `Date(${String(v)})`;
    case 'form':
      return `FormData {${pairs
        .parse(v)
        .map(([key, child]) => ` ${String(key)}: ${showValue(child)}`)
        .join(',')} }`;
    case 'file':
      return `File(${fileShape.parse(v).name})`;
    case 'error':
      return `Error(${JSON.stringify(z.object({ message: z.string() }).parse(v).message)})`;
    case 'map':
    case 'set':
      return `${name === 'map' ? 'Map' : 'Set'}(${JSON.stringify(v)})`;
    case 'object':
      return showPlain(z.record(z.string(), z.json()).parse(v));
    default:
      return `[${name}]`;
  }
};

/** A tagged value as a person would write it in code: `{ ok: true }`, `"ord_1"`, `FormData { qty: "2" }`. */
export function showValue(value: TaggedValue): string {
  if (Array.isArray(value)) return `[${value.map(showValue).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (typeof value.$ === 'string') return showTagged(value.$, value.v);
  return showPlain(value);
}
