/**
 * Owns making bytes small enough for an address and back: raw deflate by the browser itself, in the letters that no
 * program between two people touches. What comes back is bounded while it comes, not afterwards.
 */

const BASE64_URL = /^[A-Za-z0-9_-]*$/;

export const toBase64 = (bytes: Uint8Array): string => {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
};

/** @returns null if it is none. */
export const fromBase64 = (text: string): Uint8Array | null => {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
};

/** @returns the letters of base64 that need no escape in an address. */
export async function squeeze(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

export type Inflated =
  | { readonly kind: 'read'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** `large`: more than was allowed, and nothing of it is kept; `damaged`: no raw deflate, or not the whole of it. */
  | { readonly kind: 'large' | 'damaged' };

/**
 * Unpacks raw deflate, and stops as soon as there is more than allowed: what unpacks to a thousand times its size never
 * lies in memory.
 */
export async function inflateBounded(packed: Uint8Array<ArrayBuffer>, most: number): Promise<Inflated> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      length += read.value.length;
      if (length > most) {
        void reader.cancel().catch(() => {});
        return { kind: 'large' };
      }
      chunks.push(read.value);
    }
  } catch {
    return { kind: 'damaged' };
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return { kind: 'read', bytes };
}

export type Unsqueezed =
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'large' | 'damaged' };

/** @param most Bytes of the text. */
export async function unsqueeze(letters: string, most: number): Promise<Unsqueezed> {
  if (!BASE64_URL.test(letters)) return { kind: 'damaged' };
  const packed = fromBase64(letters.replaceAll('-', '+').replaceAll('_', '/'));
  if (!packed) return { kind: 'damaged' };
  const inflated = await inflateBounded(new Uint8Array(packed), most);
  if (inflated.kind !== 'read') return inflated;
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return { kind: 'read', text: decoder.decode(inflated.bytes) };
  } catch {
    return { kind: 'damaged' };
  }
}
