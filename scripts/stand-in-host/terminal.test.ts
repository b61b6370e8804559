import { expect, test } from 'vitest';
import { createRandom, cutAnywhere, toInput, toScreen } from './terminal.ts';

test('a carriage return that is typed is a newline, so that "\\r\\n" is two', () => {
  expect(toInput('a\r\nb\rc\n')).toBe('a\n\nb\nc\n');
});

test('a newline that is shown moves to the start of the line as well', () => {
  expect(toScreen('a\nb\r\nc')).toBe('a\r\nb\r\nc');
});

test('pieces are whole together, and cut characters', () => {
  const text = 'é✓🎭'.repeat(2000);
  const pieces = cutAnywhere(Buffer.from(text), createRandom(1));
  expect(Buffer.concat(pieces).toString()).toBe(text);
  expect(pieces.some((piece) => new TextDecoder().decode(piece).includes('\ufffd'))).toBe(true);
  expect(cutAnywhere(new Uint8Array(), createRandom(1))).toEqual([]);
});

test('the same seed cuts the same, another one differently', () => {
  const bytes = new Uint8Array(10_000);
  const lengths = (seed: number): number[] =>
    cutAnywhere(bytes, createRandom(seed)).map(({ length }) => length);
  expect(lengths(1)).toEqual(lengths(1));
  expect(lengths(1)).not.toEqual(lengths(2));
});
