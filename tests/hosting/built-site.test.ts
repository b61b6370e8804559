// One file, because its tests look at one build, and two builds of it at a time would be in each other's way.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureBrowser } from '../../scripts/ensure-browser.ts';
import { npmCi } from '../../scripts/local-runtime/npm.ts';
import { buildSite } from '../../scripts/site/build.ts';
import { inlineScriptHashes } from '../../scripts/site/built-site.ts';
import { lessonsFolder, root, templateFolder } from '../../scripts/site/paths.ts';

/** The end-to-end tests serve the same, so that it is built once. */
const BASE = '/lab/';
const SITE = 'https://lab.example.com';
const folder = join(root, 'node_modules/.cache/server-actions-lab/hosted');

interface Reference {
  readonly file: string;
  readonly address: string;
}

let files: string[] = [];

const read = (file: string): Promise<string> => readFile(join(folder, file), 'utf8');

const find = async (extension: string, pattern: RegExp): Promise<Reference[]> => {
  const found = files
    .filter((file) => file.endsWith(extension))
    .map(async (file) =>
      [...(await read(file)).matchAll(pattern)].map(([, address = '']) => ({ file, address })),
    );
  return (await Promise.all(found)).flat();
};

/** Addresses on this host that leave out the base. */
const escaping = (references: readonly Reference[]): Reference[] =>
  references.filter(({ address }) => /^\/(?!\/)/.test(address) && !address.startsWith(BASE));

const isThere = (address: string): boolean => {
  const path = address.slice(BASE.length).replace(/[?#].*$/, '');
  return existsSync(join(folder, path.endsWith('/') || path === '' ? `${path}index.html` : path));
};

beforeAll(async () => {
  await buildSite({ base: BASE, site: SITE, folder, quiet: true });
  files = await readdir(folder, { recursive: true });
}, 240_000);

/** Every attribute that holds an address, also those of Astro's islands. */
const ATTRIBUTE =
  /\s(?:href|src|action|poster|data|component-url|renderer-url|before-hydration-url)="([^"]*)"/g;

test('every address in a page lies under the base and leads to a file', async () => {
  const references = await find('.html', ATTRIBUTE);
  const inside = references.filter(({ address }) => address.startsWith(BASE));
  expect(inside.length).toBeGreaterThan(10);
  expect(escaping(references)).toEqual([]);
  expect(inside.filter(({ address }) => !isThere(address))).toEqual([]);
});

test('every address in a style sheet lies under the base and leads to a file', async () => {
  const references = await find('.css', /url\(["']?([^"')]+)/g);
  const inside = references.filter(({ address }) => address.startsWith(BASE));
  expect(inside.length).toBeGreaterThanOrEqual(4);
  expect(escaping(references)).toEqual([]);
  expect(inside.filter(({ address }) => !isThere(address))).toEqual([]);
});

test('scripts and workers that a script loads lie under the base or beside it', async () => {
  const references = await find('.js', /["'`]((?:\/[\w-]+)*\/_astro\/[\w./-]+)["'`]/g);
  expect(references.length).toBeGreaterThan(0);
  expect(escaping(references)).toEqual([]);
  expect(references.filter(({ address }) => !isThere(address))).toEqual([]);
});

test('the policy for hosts allows every script that stands in a page', async () => {
  const headers = await read('_headers');
  const pages = files.filter((file) => file.endsWith('.html'));
  const hashes = (await Promise.all(pages.map(read))).flatMap(inlineScriptHashes);
  expect(hashes.length).toBeGreaterThan(pages.length);
  expect(hashes.filter((hash) => !headers.includes(`'${hash}'`))).toEqual([]);
});

test('every page but those for nobody names its address, and a picture for links that is there', async () => {
  const pages = files.filter((file) => file.endsWith('.html') && !/^(verify|404|offline|embed)/.test(file));
  expect(pages.length).toBeGreaterThan(10);
  for (const page of pages) {
    const html = await read(page);
    const address = `${SITE}${BASE}${page.replace(/index\.html$/, '').replaceAll('\\', '/')}`;
    expect(html).toContain(`<link rel="canonical" href="${address}">`);
    const picture = /<meta property="og:image" content="([^"]+)">/.exec(html)?.[1] ?? '';
    expect(picture.startsWith(SITE)).toBe(true);
    expect(isThere(picture.slice(SITE.length))).toBe(true);
  }
  const png = await readFile(join(folder, 'pictures/lessons/own-the-row.png'));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  expect(await read('404.html')).not.toContain('canonical');
});

test('the search index has the lessons, the parts, the glossary and the playground, and nothing else', async () => {
  const { languages } = JSON.parse(await read('pagefind/pagefind-entry.json'));
  const pages = files.filter((file) => /^(lessons|parts)[\\/][\w-]+[\\/]index\.html$/.test(file));
  expect(languages.en.page_count).toBe(pages.length + 2);
});

test('every lesson has its zip', async () => {
  const lessons = files
    .filter((file) => /^lessons[\\/][\w-]+$/.test(file))
    .map((file) => file.slice('lessons/'.length));
  expect(lessons).toContain('own-the-row');
  for (const lesson of lessons) expect(files).toContain(join('downloads', `${lesson}.zip`));
});

test('a file of the template that a lesson opens for editing is part of its starter, on the site and in its zip', async () => {
  const { starter } = JSON.parse(await read('data/lessons/tag-the-data.json'));
  expect(starter['data/tags.ts']).toBe(await readFile(join(templateFolder, 'data/tags.ts'), 'utf8'));

  const zip = unzipSync(await readFile(join(folder, 'downloads', 'tag-the-data.zip')));
  expect(Buffer.from(zip['tag-the-data/README.md'] ?? []).toString()).toMatch(
    /^4\. Edit .*`data\/tags\.ts`/m,
  );
});

const SOLUTION = join(lessonsFolder, '1-security/02-own-the-row/solution');
let unpacked = '';
let lesson = '';

const check = async (...args: string[]): Promise<{ code: number; output: string }> => {
  const child = spawn(process.execPath, ['.lab/check.mjs', ...args], {
    cwd: lesson,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LAB_CHROMIUM: ensureBrowser(), NO_COLOR: '1' },
  });
  const code = new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? -1)));
  const [output, problems] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, output: output + problems };
};

const unpack = async (): Promise<void> => {
  unpacked = await realpath(await mkdtemp(join(tmpdir(), 'lab-lesson-')));
  lesson = join(unpacked, 'own-the-row');
  const files = unzipSync(await readFile(join(folder, 'downloads', 'own-the-row.zip')));
  for (const [path, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(unpacked, path)), { recursive: true });
    await writeFile(join(unpacked, path), bytes);
  }
};

afterAll(() => (unpacked === '' ? undefined : rm(unpacked, { recursive: true, force: true })));

test('a downloaded lesson is installed, fails as it says, and passes with its solution', {
  timeout: 240_000,
}, async () => {
  await unpack();
  expect(await check()).toEqual({ code: 1, output: expect.stringContaining('Run "npm install"') });

  await npmCi({ folder: lesson });
  const starter = await check();
  expect(starter.output).toContain('✗ Ana cannot cancel Ben’s order\n    Your action let Ana’s call through');
  expect(starter.output).toContain('0 passed, 4 failed');
  expect(starter.code).toBe(1);

  await cp(SOLUTION, lesson, { recursive: true });
  const solution = await check();
  expect(solution.output).toContain('4 passed, 0 failed');
  expect(solution.code).toBe(0);

  expect(await readdir(join(lesson, '.lab', 'sandboxes'))).toEqual([]);
});
