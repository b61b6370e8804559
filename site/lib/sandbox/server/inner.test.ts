import { expect, test } from 'vitest';
import { readAlong } from './inner.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('a body is read whole while somebody reads along, each piece as it comes', async () => {
  const { body, whole } = readAlong(
    (async function* () {
      yield bytes('a');
      yield bytes('b');
    })(),
  );
  const reader = body.getReader();
  expect(new TextDecoder().decode((await reader.read()).value)).toBe('a');
  expect(new TextDecoder().decode((await reader.read()).value)).toBe('b');
  expect((await reader.read()).done).toBe(true);
  expect((await whole).toString()).toBe('ab');
});

test('a body is read whole although nobody reads along, or nobody any more', async () => {
  const twice = () =>
    (async function* () {
      yield bytes('a');
      yield bytes('b');
    })();
  expect((await readAlong(twice()).whole).toString()).toBe('ab');
  const { body, whole } = readAlong(twice());
  await body.cancel();
  expect((await whole).toString()).toBe('ab');
});

test('a body that breaks breaks for both', async () => {
  const { body, whole } = readAlong(
    // biome-ignore lint/correctness/useYield: it breaks before there is anything
    (async function* (): AsyncGenerator<Uint8Array> {
      throw new Error('cut');
    })(),
  );
  await expect(whole).rejects.toThrow('cut');
  await expect(body.getReader().read()).rejects.toThrow('cut');
});
