import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { decodeReply, encodeAnswer } from './flight.ts';

// As Next sets it at its start; its bundled React looks for it there.
Object.assign(globalThis, { AsyncLocalStorage });
const folder = fileURLToPath(new URL('../../../..', import.meta.url));

/** A reply that arrives row by row; `elapsed` counts the rows that have come. */
const arriving = (bytes: Uint8Array) => {
  const rows = new TextDecoder().decode(bytes).match(/.*\n/g) ?? [];
  let come = 0;
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        // What has come is read before the next row is there.
        await new Promise((resolve) => setImmediate(resolve));
        const row = rows[come];
        if (row === undefined) return controller.close();
        come += 1;
        controller.enqueue(new TextEncoder().encode(row));
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, elapsed: () => come };
};
const decode = async (bytes: Uint8Array) => {
  const { stream, elapsed } = arriving(bytes);
  return await decodeReply(folder, stream, [], elapsed);
};
/** What Next would send for an action that returned this. */
const encode = async (value: unknown): Promise<Uint8Array> => {
  const { vendored } = createRequire(`${folder}package.json`)(
    'next/dist/server/route-modules/app-page/module.compiled.js',
  );
  const stream = vendored['react-rsc'].ReactServerDOMWebpackServer.renderToReadableStream({ a: value }, {});
  return new Uint8Array(await new Response(stream).arrayBuffer());
};

test('an answer that was made up is read as a reply with that value', async () => {
  const value = { ok: false, at: new Date(0), by: ['a', undefined, -0, 1n], $: '$1', text: '1:a\n2:b' };
  expect(await decode(await encodeAnswer(folder, value))).toEqual({ kind: 'value', value, chunks: [] });
});

test('an answer of more than one row is refused, with what can be answered', async () => {
  for (const value of [new Map([[1, 2]]), { text: 'x'.repeat(3000) }, { later: Promise.resolve(1) }])
    await expect(encodeAnswer(folder, value)).rejects.toThrow('A reply can be answered with plain objects');
});

test('what an async generator yields comes in chunks, each with the time when it was there', async () => {
  const decoded = await decode(
    await encode(
      (async function* () {
        yield { i: 0 };
        yield { i: 1 };
        yield { i: 2 };
      })(),
    ),
  );
  expect(decoded).toMatchObject({ kind: 'value', value: [{ i: 0 }, { i: 1 }, { i: 2 }] });
  const times = decoded.chunks.map(({ ms }) => ms);
  expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
});

test('so does what a ReadableStream sends', async () => {
  const decoded = await decode(
    await encode(
      new ReadableStream({
        start(controller) {
          controller.enqueue('a');
          controller.enqueue('b');
          controller.close();
        },
      }),
    ),
  );
  expect(decoded).toMatchObject({
    kind: 'value',
    value: ['a', 'b'],
    chunks: [{ value: 'a' }, { value: 'b' }],
  });
});
