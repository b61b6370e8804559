import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, expect, test } from 'vitest';
import type { Host } from './calls.ts';
import { parseCompileError, passBarrier, writeRevisionRoute } from './revision.ts';

const FOLDER = '/home/me/.cache/server-actions-lab/f1e140af3028ab3748ca/sandboxes/7570-ad04d96ea64c380e';
const esc = '\u001b';

// As Turbopack of Next 16.4.6 says it, in a sandbox of the local runtime.
const turbopackSyntax = `./sandboxes/7570-ad04d96ea64c380e/actions/likes.ts:3:12
Error: Expression expected
  1 | 'use server';
  2 | export async function likeEvent() {
> 3 |   return ((;
    |            ^
  4 | }
  5 |

Parsing ecmascript source code failed

Import trace:
  Server Component:
    ./sandboxes/7570-ad04d96ea64c380e/actions/likes.ts
    ./sandboxes/7570-ad04d96ea64c380e/app/events/[slug]/page.tsx`;

test('a message of Turbopack gives file, line and column, and keeps the words', () => {
  const error = parseCompileError(turbopackSyntax, FOLDER);
  expect(error).toMatchObject({ file: 'actions/likes.ts', line: 3, column: 12 });
  expect(error.message).toMatch(/^Error: Expression expected\n/);
  expect(error.message).toContain('Import trace:');
  expect(error.message).not.toContain('likes.ts:3:12');
});

test('colours are left out, also around the place', () => {
  const coloured = `${esc}[31m${esc}[1m./sandboxes/7570-ad04d96ea64c380e/actions/likes.ts:3:12${esc}[22m${esc}[39m\nError: ${esc}[31mExpression expected${esc}[0m`;
  expect(parseCompileError(coloured, FOLDER)).toEqual({
    file: 'actions/likes.ts',
    line: 3,
    column: 12,
    message: 'Error: Expression expected',
  });
});

test('routes with brackets, groups and slots are files too', () => {
  const message =
    './sandboxes/7570-ad04d96ea64c380e/app/(shop)/@modal/events/[...slug]/page.tsx:1:2\nError: x';
  expect(parseCompileError(message, FOLDER).file).toBe('app/(shop)/@modal/events/[...slug]/page.tsx');
});

test('a file that lies in no sandbox keeps its path', () => {
  expect(parseCompileError('./app/page.tsx:10:1\nError: x', FOLDER)).toEqual({
    file: 'app/page.tsx',
    line: 10,
    column: 1,
    message: 'Error: x',
  });
});

test('the first place counts, and only a line of its own is one', () => {
  const message = 'Error at app/no.tsx:1:1 it says\n./app/a.tsx:2:3\n./app/b.tsx:4:5';
  expect(parseCompileError(message, FOLDER)).toMatchObject({ file: 'app/a.tsx', line: 2, column: 3 });
});

test('a message without a place keeps its words', () => {
  expect(parseCompileError(`  ${esc}[31mIt is broken${esc}[39m \n`, FOLDER)).toEqual({
    file: null,
    line: null,
    column: null,
    message: 'It is broken',
  });
});

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

/** An app whose hidden route gives these answers in turn, and whose one route says this about compiling it. */
const appAnswering = async (answers: (string | null)[], message: string | null = null) => {
  const folder = await mkdtemp(join(tmpdir(), 'lab-revision-'));
  folders.push(folder);
  await writeRevisionRoute(folder);
  const events: string[] = [];
  const host: Host = {
    folder,
    app: {
      handle: async () => {},
      upgrade: () => {},
      routes: async () => [{ page: '/page', file: 'app/page.tsx' }],
      compile: async () => {
        events.push('compile');
        return message;
      },
    },
    inner: {
      origin: 'http://127.0.0.1:1',
      connect: () => {},
      upgrade: () => {},
      async send({ path }) {
        const marker = await readFile(join(folder, 'app/%5Flab/revision/marker.ts'), 'utf8');
        const answer = answers.shift();
        if (answer === undefined) throw new Error('Nobody should ask any more.');
        events.push(`${path} ${/\d+/.exec(marker)?.[0]} ${answer}`);
        const body = Readable.from([Buffer.from(answer ?? 'Internal Server Error')]);
        return Object.assign(body, { statusCode: answer === null ? 500 : 200 }) as unknown as IncomingMessage;
      },
    },
  };
  return { host, events };
};

test('the barrier is passed only when the revision that was written is what answers', async () => {
  const { host, events } = await appAnswering(['1', '1', '2']);
  expect(await passBarrier(host, 2)).toEqual([]);
  expect(events).toEqual(['/_lab/revision 2 1', '/_lab/revision 2 1', '/_lab/revision 2 2', 'compile']);
});

test('what does not compile comes with the revision that answers', async () => {
  const { host } = await appAnswering(['3'], './app/page.tsx:10:1\nError: x');
  expect(await passBarrier(host, 3)).toEqual([
    { file: 'app/page.tsx', line: 10, column: 1, message: 'Error: x' },
  ]);
});

test('a hidden route that cannot answer is explained by what does not compile', async () => {
  const { host } = await appAnswering([null], './app/page.tsx:10:1\nError: x');
  expect(await passBarrier(host, 3)).toMatchObject([{ file: 'app/page.tsx' }]);
});

test('a hidden route that cannot answer although everything compiles is asked again', async () => {
  const { host, events } = await appAnswering([null, 'not a revision', '3']);
  expect(await passBarrier(host, 3)).toEqual([]);
  expect(events.filter((event) => event !== 'compile')).toHaveLength(3);
});

test('a revision that a later one has overtaken has arrived as well', async () => {
  const { host, events } = await appAnswering(['2', '4']);
  expect(await passBarrier(host, 3)).toEqual([]);
  expect(events.filter((event) => event === 'compile')).toHaveLength(1);
});
