import { expect, test } from 'vitest';
import { createLineReader, decodeLine, encodeLine } from './protocol.ts';

const NONCE = 'f00dfeed-0000-4000-8000-000000000000';
const messages: unknown[] = [
  { call: 'a', method: 'ping', args: [] },
  { text: 'Füße, 日本語, 🎭, \u2028\u2029' },
  { text: 'a\nb\r\nc\u001e@lab:d' },
  null,
  '',
  [1, 'two', { three: null }],
];

/** The lines that a reader gives for these chunks. */
const linesOf = (chunks: readonly string[], maxLength?: number): string[] => {
  const lines: string[] = [];
  const read = createLineReader((line) => void lines.push(line), maxLength);
  for (const chunk of chunks) read(chunk);
  return lines;
};

for (const message of messages) {
  test(`the message ${JSON.stringify(message)} is one line of printable ASCII and comes back as it was`, () => {
    const encoded = encodeLine(NONCE, message);
    expect([encoded.at(0), encoded.at(-1)]).toEqual(['\u001e', '\n']);
    expect(encoded.slice(1, -1)).toMatch(/^[ -~]+$/);
    expect(decodeLine(NONCE, encoded.trimEnd())).toEqual({ kind: 'message', message, before: '' });
  });
}

test('half a surrogate pair survives', () => {
  const line = encodeLine(NONCE, { text: '\ud83c' });
  expect(decodeLine(NONCE, line)).toMatchObject({ message: { text: '\ud83c' } });
});

test('a marker in the middle of a line is found, and what stands before it is kept', () => {
  const line = `Compiling … 3%${encodeLine(NONCE, { ok: true })}`.trimEnd();
  expect(decodeLine(NONCE, line)).toEqual({
    kind: 'message',
    message: { ok: true },
    before: 'Compiling … 3%',
  });
});

const forged: Readonly<Record<string, string>> = {
  'without any marker': '{"reply":"a","result":null}',
  'with another nonce': encodeLine('00000000-0000-4000-8000-000000000000', { ok: true }).trimEnd(),
  'with the beginning of the nonce': encodeLine(NONCE.slice(0, -1), { ok: true }).trimEnd(),
  'without a nonce': '\u001e@lab:{"ok":true}',
  'with an empty nonce': encodeLine('', { ok: true }).trimEnd(),
  'with the nonce but no marker': `${NONCE}:{"ok":true}`,
};
for (const [how, line] of Object.entries(forged)) {
  test(`a line ${how} is text`, () => {
    expect(decodeLine(NONCE, line)).toEqual({ kind: 'text', text: line });
  });
}

test('a marked line that is not whole JSON is text', () => {
  const torn = encodeLine(NONCE, { text: 'a long message' }).slice(0, -5);
  expect(decodeLine(NONCE, torn)).toEqual({ kind: 'text', text: torn });
});

test('chunks torn at every place give the same lines', () => {
  const text = `one\n${encodeLine(NONCE, { text: 'ü' })}two\r\n\nthree\n`;
  const whole = linesOf([text]);
  expect(whole).toEqual(['one', encodeLine(NONCE, { text: 'ü' }).trimEnd(), 'two', 'three']);
  for (let at = 0; at <= text.length; at++) {
    expect(linesOf([text.slice(0, at), text.slice(at)]), `torn at ${at}`).toEqual(whole);
  }
  expect(linesOf([...text])).toEqual(whole);
});

test('blank lines are left out, and a line is given only when it has ended', () => {
  expect(linesOf(['\n\n\r\n  \n\na'])).toEqual(['  ']);
  expect(linesOf(['a', 'b'])).toEqual([]);
  expect(linesOf(['a', 'b', '\n'])).toEqual(['ab']);
});

test('a carriage return inside a line stays', () => {
  expect(linesOf(['10%\r20%\n'])).toEqual(['10%\r20%']);
});

test('an endless line is cut, and the next one is whole again', () => {
  const lines = linesOf([...Array.from({ length: 10 }, () => 'xxxx'), '\n', 'next\n'], 16);
  expect(lines).toEqual(['x'.repeat(16), 'x'.repeat(16), 'x'.repeat(8), 'next']);
});

test('a long line in one piece is given as it is', () => {
  expect(linesOf([`${'x'.repeat(40)}\nnext\n`], 16)).toEqual(['x'.repeat(40), 'next']);
});
