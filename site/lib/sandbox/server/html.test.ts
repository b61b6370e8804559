import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { injectAfterHead } from './html.ts';

const MARKUP = '<script src="/agent.js"></script>';

/** What comes out when a page arrives in these chunks. */
const injected = async (chunks: readonly Uint8Array[], markup = MARKUP): Promise<string> => {
  const out: Buffer[] = [];
  for await (const chunk of Readable.from(chunks, { objectMode: true }).pipe(injectAfterHead(markup)))
    out.push(chunk as Buffer);
  return Buffer.concat(out).toString('utf8');
};
const whole = (page: string, markup?: string): Promise<string> => injected([Buffer.from(page)], markup);

const heads = ['<head>', '<HEAD>', '<head lang="en" data-größe="ü">', '<head\n>'];
for (const head of heads) {
  test(`the agent comes right after ${JSON.stringify(head)}, wherever the page is cut`, async () => {
    const before = '<!DOCTYPE html><html lang="de" title="ß">';
    const after = '<meta charset="utf-8"><title>Straße</title></head><body>x < y</body></html>';
    const page = Buffer.from(`${before}${head}${after}`);
    const expected = `${before}${head}${MARKUP}${after}`;
    for (let at = 0; at <= page.length; at++) {
      expect(await injected([page.subarray(0, at), page.subarray(at)]), `cut at ${at}`).toBe(expected);
    }
    expect(await injected([...page].map((byte) => Buffer.from([byte])))).toBe(expected);
  });
}

test('only the first head gets the agent', async () => {
  expect(await whole('<head></head><template><head></head></template>')).toBe(
    `<head>${MARKUP}</head><template><head></head></template>`,
  );
});

test('the markup crosses as UTF-8', async () => {
  expect(await whole('<head>', '<!-- ü -->')).toBe('<head><!-- ü -->');
});

const without = ['', 'plain', '<html><body>ü</body></html>', 'a <', '<hea', '<he<a', `<${'x'.repeat(5000)}`];
for (const page of without) {
  test(`a page without a head stays as it is: ${JSON.stringify(page.slice(0, 30))}`, async () => {
    const bytes = Buffer.from(page);
    expect(await whole(page)).toBe(page);
    expect(await injected([...bytes].map((byte) => Buffer.from([byte])))).toBe(page);
  });
}

test('an element whose name only begins like head gets nothing', async () => {
  const page = '<html><body><header class="a"><heading></heading></header></body></html>';
  expect(await whole(page)).toBe(page);
});

test('what comes before an open tag is passed on at once', async () => {
  const stream = injectAfterHead(MARKUP);
  stream.write(Buffer.from('<html><he'));
  expect(String(stream.read())).toBe('<html>');
  stream.write(Buffer.from('ad><title>'));
  expect(String(stream.read())).toBe(`<head>${MARKUP}<title>`);
  stream.write(Buffer.from('<p'));
  expect(String(stream.read())).toBe('<p');
});
