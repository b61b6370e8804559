/** The real sandbox server, as the check kit uses it: the cache, streams, held and answered replies, and replays. */
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { ActionResult, CacheEvent, Person, WireCall } from '../../site/lib/sandbox/sandbox.ts';
import { tagValue, untagValue } from '../../site/lib/sandbox/value.ts';
import { answerOf, call, outcomeOf, visit } from '../container/behaviour.ts';
import { type RunningServer, startSandboxServer } from './sandbox-fixture.ts';

const ACTIONS = `'use server';

import { cookies } from 'next/headers';
import { refresh, revalidatePath, revalidateTag, updateTag } from 'next/cache';
import { readCached } from '@/lib/cached';

export async function nothing() {}
export async function refreshed() { refresh(); }
export async function updated() { updateTag('kit'); }
export async function soon() { revalidateTag('kit', 'max'); }
export async function now() { revalidateTag('kit', { expire: 0 }); }
export async function path() { revalidatePath('/kit'); }
export async function updatedAndRead() { await readCached(); updateTag('kit'); await readCached(); }

export async function generated() {
  return (async function* () { yield { part: 1 }; yield { part: 2 }; })();
}
export async function streamed() {
  return new ReadableStream({
    start(controller) { controller.enqueue('a'); controller.enqueue('b'); controller.close(); },
  });
}
export async function broken() {
  return (async function* () { yield 'first'; throw new Error('Half way.'); })();
}
export async function seatTaken(row: number, ...rest: unknown[]) {
  (await cookies()).set('seat', String(row));
  return [row, ...rest.map((each) => (each instanceof FormData ? Object.fromEntries(each) : each))];
}
`;
const NAMES =
  'broken, generated, nothing, now, path, refreshed, seatTaken, soon, streamed, updated, updatedAndRead';
const CACHED = `import { cacheTag } from 'next/cache';

export async function readCached() {
  'use cache';
  cacheTag('kit');
  return Math.random();
}
export async function readOuter() {
  'use cache';
  cacheTag('outer');
  return (await readCached()) + 1;
}
`;
const page = (read: string): string => `import { ${NAMES} } from '@/actions/kit';
import { ${read} } from '@/lib/cached';

const actions = { ${NAMES} };

export default async function Kit() {
  return <form action={actions.nothing}>{Object.keys(actions).length} [[{await ${read}()}]]</form>;
}
`;

let app: RunningServer;
let seeds = 0;
beforeAll(async () => {
  app = await startSandboxServer({
    'lib/cached.ts': CACHED,
    'actions/kit.ts': ACTIONS,
    'app/kit/page.tsx': page('readCached'),
    'app/outer/page.tsx': page('readOuter'),
  });
  expect(await app.edit({})).toEqual([]);
}, 180_000);
afterAll(async () => await app?.[Symbol.asyncDispose]());
beforeEach(async () => {
  await app.control.reset({ seed: `kit-${++seeds}` });
});

const inWords = (events: readonly CacheEvent[]): string =>
  events.map(({ kind, tags, stale }) => `${stale ? 'stale ' : ''}${kind} ${tags.join('+')}`).join(', ');

const get = async (path = '/kit', headers: [string, string][] = []): Promise<string> =>
  inWords((await app.control.request({ path, headers })).cache);

test('a page that nobody asked for is a miss and a write; from then on it is a hit', async () => {
  expect([await get(), await get()]).toEqual(['miss kit, write kit', 'hit kit']);
});

test('a cached function that uses another is booked with it', async () => {
  expect([await get('/outer'), await get('/outer'), await get()]).toEqual([
    'miss outer+kit, miss kit, write kit, write outer+kit',
    'hit outer+kit',
    'hit kit',
  ]);
});

test('emptying the cache makes the next one a miss', async () => {
  await get();
  await app.control.emptyCache();
  expect(await get()).toBe('miss kit, write kit');
});

test('a request that says no-cache goes around the cache, and one from a browser never says so', async () => {
  await get();
  expect(await get('/kit', [['cache-control', 'no-cache']])).toBe('write kit');
  const from = await app.control.cachePosition();
  await visit(app, 'ana', '/kit', { headers: { 'cache-control': 'no-cache', pragma: 'no-cache' } });
  expect(inWords(await app.control.cacheEvents({ from }))).toBe('hit kit');
});

const verbs: readonly (readonly [verb: string, action: string, reply: string, gets: string[]])[] = [
  ['nothing', 'nothing', '', ['hit kit', 'hit kit']],
  ['refresh()', 'refreshed', 'hit kit', ['hit kit', 'hit kit']],
  ['updateTag(tag)', 'updated', 'invalidate kit, miss kit, write kit', ['hit kit', 'hit kit']],
  ["revalidateTag(tag, 'max')", 'soon', 'invalidate kit', ['stale hit kit', 'hit kit']],
  ['revalidateTag(tag, { expire: 0 })', 'now', 'invalidate kit, miss kit, write kit', ['hit kit', 'hit kit']],
  ['revalidatePath(path)', 'path', 'invalidate /kit, miss kit, write kit', ['hit kit', 'hit kit']],
];
for (const [verb, action, reply, gets] of verbs) {
  test(`${verb}: its reply and the next two requests say what they found in the cache`, async () => {
    await get();
    const from = await app.control.cachePosition();
    expect(inWords((await call(app, action, [], { page: '/kit' })).call.cache)).toBe(reply);
    const first = await get();
    if (first.startsWith('stale')) {
      // The new one is made in the background, for nobody in particular.
      await vi.waitFor(async () =>
        expect(inWords(await app.control.cacheEvents({ from }))).toMatch(/stale hit kit.*write kit$/),
      );
    }
    expect([first, await get()]).toEqual(gets);
  });
}

test('what an action finds after it ended the tag is a miss, not a hit', async () => {
  await get();
  const { cache } = (await call(app, 'updatedAndRead', [], { page: '/kit' })).call;
  expect(inWords(cache)).toMatch(/^hit kit, .*miss kit/);
});

test('requests at the same time have cache events of their own', async () => {
  await get();
  const [kit, ended] = await Promise.all([get('/kit'), call(app, 'nothing', [], { page: '/outer' })]);
  expect([kit, inWords(ended.call.cache)]).toEqual(['hit kit', '']);
});

const chunksOf = ({ reply }: ActionResult): unknown[] => reply.chunks.map(({ value }) => untagValue(value));

test('what an action streams is its value, and its chunks with their times', async () => {
  const generated = await call(app, 'generated');
  expect(outcomeOf(generated)).toEqual([{ part: 1 }, { part: 2 }]);
  expect(chunksOf(generated)).toEqual([{ part: 1 }, { part: 2 }]);
  const times = [...generated.reply.chunks.map(({ ms }) => ms), generated.reply.ms];
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  const streamed = await call(app, 'streamed');
  expect([outcomeOf(streamed), chunksOf(streamed)]).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ]);
  expect((await call(app, 'nothing')).reply.chunks).toEqual([]);
});

test('a stream that breaks is an error, with what came before', async () => {
  const broken = await call(app, 'broken');
  expect(outcomeOf(broken)).toMatchObject({ kind: 'error', message: expect.stringContaining('Half way.') });
  expect(chunksOf(broken)).toEqual(['first']);
});

test('two holds of one action take its replies in turn', async () => {
  const [first, second] = [
    await app.control.hold({ action: 'seatTaken' }),
    await app.control.hold({ action: 'seatTaken' }),
  ];
  const one = answerOf(app, 'seatTaken', [1]);
  expect((await app.control.heldCall(first)).args).toEqual([1]);
  const two = answerOf(app, 'seatTaken', [2]);
  expect((await app.control.heldCall(second)).args).toEqual([2]);
  await app.control.open({ gate: second, how: 'lose' });
  expect(await two).toEqual({ kind: 'lost' });
  await app.control.open({ gate: first, how: 'release' });
  expect(await one).toEqual([1]);
});

/** Posts a call as a person's page would, and reads what the page would read. */
const fromPage = async (person: Person, action: string, body: string) => {
  const id = (await app.control.listActions()).find(({ name }) => name === action)?.id ?? '';
  return await visit(app, person, '/kit', {
    method: 'POST',
    headers: { 'next-action': id, accept: 'text/x-component', 'content-type': 'text/plain;charset=UTF-8' },
    body,
  });
};

test('a held reply can be answered with another value: no cookie and no new page come with it', async () => {
  const gate = await app.control.hold({ action: 'seatTaken' });
  const pending = fromPage('ana', 'seatTaken', '[7]');
  await app.control.heldCall(gate);
  const value = await tagValue({ ok: false, message: 'No.', at: new Date(0) });
  await app.control.answer({ gate, value });
  const { status, headers, body } = await pending;
  expect([status, headers['content-type'], headers['x-action-revalidated']]).toEqual([
    200,
    'text/x-component',
    undefined,
  ]);
  expect(body).toContain('"a":{"ok":false,"message":"No.","at":"$D1970-01-01T00:00:00.000Z"}');
  await vi.waitFor(() =>
    expect(app.told.at(-1)?.reply).toMatchObject({ outcome: { kind: 'value', value }, cookiesSet: [] }),
  );
  // The next reply is the app's own again.
  expect(await answerOf(app, 'seatTaken', [8])).toEqual([8]);
});

test('a reply that is lost breaks off after it began, or a browser would send the call again', async () => {
  const gate = await app.control.hold({ action: 'seatTaken' });
  const pending = fromPage('ana', 'seatTaken', '[7]');
  await app.control.heldCall(gate);
  const calls = app.told.length;
  await app.control.open({ gate, how: 'lose' });
  await expect(pending).rejects.toThrow('aborted');
  await vi.waitFor(() => expect(app.told.at(-1)?.reply?.outcome).toEqual({ kind: 'lost' }));
  expect(new Set(app.told.slice(calls - 1).map(({ id }) => id)).size).toBe(1);
});

test('what a reply cannot be answered with leaves it held', async () => {
  const gate = await app.control.hold({ action: 'seatTaken' });
  const pending = answerOf(app, 'seatTaken', [5]);
  await app.control.heldCall(gate);
  const value = await tagValue(new Map([[1, 2]]));
  await expect(app.control.answer({ gate, value })).rejects.toThrow('not with a Map');
  await app.control.open({ gate, how: 'release' });
  expect(await pending).toEqual([5]);
});

const captured = async (body: string): Promise<WireCall> => {
  const seen = await app.control.watch({ action: 'seatTaken' });
  await fromPage('ana', 'seatTaken', body);
  return await app.control.heldCall(seen);
};

test('a call that was caught is sent again as somebody else, as it was', async () => {
  const { id } = await captured('[3]');
  const again = await app.control.replay({ call: id, as: 'ben' });
  expect([outcomeOf(again), again.call.person, again.call.page, again.call.origin]).toEqual([
    [3],
    'ben',
    '/kit',
    'http://localhost:3000',
  ]);
});

test('a call that was caught is sent again with other arguments, even a form', async () => {
  const { id } = await captured('[3]');
  const form = new FormData();
  form.append('price', '1');
  const args = await Promise.all([4, { ok: true }, form].map(tagValue));
  const again = await app.control.replay({ call: id, as: 'anon', args });
  expect(outcomeOf(again)).toEqual([4, { ok: true }, { price: '1' }]);
  expect(again.call.args).toEqual(args);
});

test('a call that was caught is sent again to another page, from elsewhere, with other headers', async () => {
  const { id } = await captured('[3]');
  const elsewhere = await app.control.replay({ call: id, as: 'anon', page: '/outer' });
  expect([outcomeOf(elsewhere), elsewhere.call.page]).toEqual([[3], '/outer']);
  const foreign = await app.control.replay({ call: id, as: 'anon', origin: 'https://evil.example' });
  expect(foreign.reply.outcome.kind).not.toBe('value');
  expect(foreign.call.origin).toBe('https://evil.example');
  const nobody = await app.control.replay({
    call: id,
    as: 'anon',
    headers: [['Next-Action', 'f'.repeat(42)]],
  });
  expect(nobody.reply.outcome.kind).not.toBe('value');
});
