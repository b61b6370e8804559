/** Text survives being cut anywhere, and what is no text does no harm. */
import { expect, test } from 'vitest';
import { createTextJoiner, decodeChunk } from './torn-text.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Every way to cut bytes into three pieces. */
function* cuts(bytes: Uint8Array): Generator<Uint8Array[]> {
  for (let first = 0; first <= bytes.length; first += 1) {
    for (let second = first; second <= bytes.length; second += 1) {
      yield [bytes.subarray(0, first), bytes.subarray(first, second), bytes.subarray(second)];
    }
  }
}

const joined = (pieces: readonly Uint8Array[], decode = decodeChunk): string => {
  const joiner = createTextJoiner();
  return pieces.map((piece) => joiner.add(decode(piece))).join('') + joiner.end();
};

// One to four bytes a character; the second half of 💀 looks like an escaped byte; a byte order mark is text.
const TEXT = '\ufeffaé✓🎭b💀💀é';

test('text comes back whole however it was cut', () => {
  for (const pieces of cuts(encode(TEXT))) expect(joined(pieces)).toBe(TEXT);
  expect(joined([...encode(TEXT)].map((byte) => Uint8Array.of(byte)))).toBe(TEXT);
});

test('a decoder that takes each piece alone, as the client does, loses characters', () => {
  const alone = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  const whole = [...cuts(encode(TEXT))].filter((pieces) => joined(pieces, alone) === TEXT);
  expect(whole.length).toBeLessThan([...cuts(encode(TEXT))].length / 2);
});

test('pieces that were whole pass unchanged, whoever decoded them', () => {
  expect(joined([encode('aé'), encode('💀'), encode('')], (bytes) => new TextDecoder().decode(bytes))).toBe(
    'aé💀',
  );
});

test('bytes that are no UTF-8 become U+FFFD, and nothing else is lost', () => {
  const hostile = Uint8Array.of(0x61, 0xff, 0x62, 0xc3, 0x63, 0x80, 0x80, 0x80, 0x80, 0x64, 0xf0, 0x9f);
  for (const pieces of cuts(hostile)) {
    const text = joined(pieces);
    expect(text.replaceAll('\ufffd', '')).toBe('abcd');
    expect(text).toBe(text.toWellFormed());
  }
});

test('half a character at the end is given back as U+FFFD when no more comes', () => {
  const joiner = createTextJoiner();
  expect(joiner.add(decodeChunk(encode('a✓').subarray(0, 3)))).toBe('a');
  expect(joiner.end()).toBe('\ufffd');
  expect(joiner.end()).toBe('');
});
