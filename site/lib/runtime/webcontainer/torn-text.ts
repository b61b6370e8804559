/**
 * Owns text that was cut into chunks inside a character. The WebContainer client decodes every chunk of a process's
 * output alone, which would turn both halves of a cut character into U+FFFD, for good. Here the bytes of a half
 * become lone surrogates instead, which no decoder ever yields, and joining the chunks brings the character back.
 * (The idea: Python's "surrogateescape", PEP 383.) Pure.
 */

const ESCAPE = 0xdc00;
// Made here, once, by the platform's own decoder; see keep-torn-bytes.ts.
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

const escapeBytes = (bytes: Uint8Array): string =>
  String.fromCharCode(...Array.from(bytes, (byte) => ESCAPE + byte));

const isContinuation = (byte: number): boolean => (byte & 0xc0) === 0x80;

/** How many bytes the character takes that begins with this byte; 0 for a byte that begins none. */
function lengthOf(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

/** How many bytes at the end begin a character that the next chunk may complete. */
function unfinishedBytes(bytes: Uint8Array): number {
  for (let count = 1; count <= Math.min(3, bytes.length); count += 1) {
    const byte = bytes[bytes.length - count] ?? 0;
    if (!isContinuation(byte)) return lengthOf(byte) > count ? count : 0;
  }
  return 0;
}

/** Decodes one chunk of UTF-8; halves of characters at its ends become lone surrogates U+DC80 to U+DCFF. */
export function decodeChunk(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    let head = 0;
    while (head < 3 && isContinuation(bytes[head] ?? 0)) head += 1;
    const body = bytes.subarray(head);
    const tail = body.length - unfinishedBytes(body);
    return `${escapeBytes(bytes.subarray(0, head))}${lenient.decode(body.subarray(0, tail))}${escapeBytes(body.subarray(tail))}`;
  }
}

const isEscape = (code: number): boolean => code >= ESCAPE + 0x80 && code <= ESCAPE + 0xff;
const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;

function headOf(text: string): number {
  let length = 0;
  while (length < text.length && isEscape(text.charCodeAt(length))) length += 1;
  return length;
}

function tailOf(text: string): number {
  let start = text.length;
  // The second half of a pair looks the same, and belongs to the character before it.
  while (start > 0 && isEscape(text.charCodeAt(start - 1)) && !isHighSurrogate(text.charCodeAt(start - 2))) {
    start -= 1;
  }
  return text.length - start;
}

const unescapeText = (text: string): number[] =>
  Array.from(text, (_, index) => text.charCodeAt(index) - ESCAPE);

export interface TextJoiner {
  /** @returns What of the chunks so far is whole and was not given back yet; possibly "". */
  add(chunk: string): string;
  /** @returns What is left when no more comes: U+FFFD for half a character, or "". */
  end(): string;
}

/** Joins chunks of one stream that were decoded by {@link decodeChunk}; chunks of a plain decoder pass unchanged. */
export function createTextJoiner(): TextJoiner {
  let held: number[] = [];
  return {
    add(chunk) {
      const head = headOf(chunk);
      const rest = chunk.slice(head);
      const bytes = Uint8Array.from([...held, ...unescapeText(chunk.slice(0, head))]);
      if (rest === '') {
        const whole = bytes.length - unfinishedBytes(bytes);
        held = [...bytes.subarray(whole)];
        return lenient.decode(bytes.subarray(0, whole));
      }
      const tail = tailOf(rest);
      held = unescapeText(rest.slice(rest.length - tail));
      return lenient.decode(bytes) + rest.slice(0, rest.length - tail);
    },
    end() {
      const left = lenient.decode(Uint8Array.from(held));
      held = [];
      return left;
    },
  };
}
