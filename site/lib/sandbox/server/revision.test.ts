import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, expect, test } from 'vitest';
import type { Host } from './calls.ts';
import { passBarrier, writeRevisionRoute } from './revision.ts';

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
      compileErrorPage: async () => {},
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
