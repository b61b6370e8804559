import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createStaticFiles } from './static-files.ts';

let folder: string;
let server: Server;
let origin: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'static-files-'));
  await mkdir(join(folder, '.next/dev/static/chunks/[turbopack]'), { recursive: true });
  await writeFile(join(folder, '.next/dev/static/chunks/a.js'), 'one');
  await writeFile(join(folder, '.next/dev/static/chunks/[turbopack]/hmr.js'), 'hmr');
  await writeFile(join(folder, '.next/dev/secret.json'), 'secret');
  const answer = createStaticFiles(folder, { 'x-carried': 'yes' });
  server = createServer((request, response) => {
    if (!answer(request, response)) response.writeHead(200, { 'x-by': 'next' }).end(request.url);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

/** As it is: fetch would make a path right before it sends it. */
const get = (path: string): Promise<{ status: number; body: string; by: unknown }> =>
  new Promise((resolve, reject) => {
    const asked = httpRequest(`${origin}/`, { path }, (response) => {
      response.setEncoding('utf8');
      let body = '';
      response.on('data', (text: string) => {
        body += text;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body, by: response.headers['x-by'] }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });

test('a file is given with its type, to be asked for again each time, and with what every answer carries', async () => {
  const response = await fetch(`${origin}/_next/static/chunks/a.js?v=1`);
  expect(response.status).toBe(200);
  expect(await response.text()).toBe('one');
  expect(response.headers.get('content-type')).toBe('text/javascript');
  expect(response.headers.get('cache-control')).toBe('no-cache, must-revalidate');
  expect(response.headers.get('x-carried')).toBe('yes');
});

test('a copy that is still right is not sent again, and one that an edit outdated is', async () => {
  const url = `${origin}/_next/static/chunks/a.js`;
  const etag = (await fetch(url)).headers.get('etag') ?? '';
  const again = await fetch(url, { headers: { 'if-none-match': etag } });
  expect(again.status).toBe(304);
  expect(again.headers.get('x-carried')).toBe('yes');

  const file = join(folder, '.next/dev/static/chunks/a.js');
  await writeFile(file, 'two');
  await utimes(file, new Date(), new Date(Date.now() + 5000));
  const edited = await fetch(url, { headers: { 'if-none-match': etag } });
  expect(edited.status).toBe(200);
  expect(await edited.text()).toBe('two');
});

test('a name that had to be escaped is found', async () => {
  expect((await get('/_next/static/chunks/%5Bturbopack%5D/hmr.js')).body).toBe('hmr');
});

test('what is not there, and what is not a file for browsers, is left to Next with its own address', async () => {
  for (const path of [
    '/_next/static/chunks/gone.js?v=2',
    '/_next/static/chunks',
    '/_next/static/',
    '/_next/static/../secret.json',
    '/_next/static/..%2fsecret.json',
    '/_next/static/%2e%2e/secret.json',
    '/_next/static/%',
    '/_next/data/chunks/a.js',
    '/events',
  ])
    expect(await get(path), path).toEqual({ status: 200, body: path, by: 'next' });
});

test('only what reads is answered', async () => {
  const response = await fetch(`${origin}/_next/static/chunks/a.js`, { method: 'POST' });
  expect(response.headers.get('x-by')).toBe('next');
});
