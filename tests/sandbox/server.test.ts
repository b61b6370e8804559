/** The real sandbox server over the real template: what is called, attacked, held, raced and edited, and what it answers. */
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { ActionCall, ActionResult, Caller, Person, Row } from '../../site/lib/sandbox/sandbox.ts';
import { readAll } from '../../site/lib/sandbox/server/inner.ts';
import { tagValue, untagValue } from '../../site/lib/sandbox/value.ts';
import { type RunningServer, SITE_ORIGIN, startSandboxServer } from './sandbox-fixture.ts';

/** An action file of this test's own: one wrong and one right way to take a seat, and one that gives back what it got. */
const PROBE = `'use server';

import { and, eq, gt, sql } from 'drizzle-orm';
import { db } from '@/db';
import { events } from '@/db/schema';

export async function echo(...args: unknown[]) {
  return args;
}

export async function takeSeatReadThenWrite(eventId: string) {
  const [event] = await db.select().from(events).where(eq(events.id, eventId));
  if (!event || event.stock < 1) return 'sold out';
  await db.update(events).set({ stock: sql\`\${events.stock} - 1\` }).where(eq(events.id, eventId));
  return 'sold';
}

export async function takeSeatAtomically(eventId: string) {
  const sold = await db
    .update(events)
    .set({ stock: sql\`\${events.stock} - 1\` })
    .where(and(eq(events.id, eventId), gt(events.stock, 0)))
    .returning();
  return sold.length === 1 ? 'sold' : 'sold out';
}

export async function leaveSeats(eventId: string, stock: number) {
  await db.update(events).set({ stock }).where(eq(events.id, eventId));
}

export async function describeForm(form: FormData) {
  const entries = [...form].map(async ([name, value]) =>
    typeof value === 'string' ? [name, value] : [name, value.name, value.type, await value.text()],
  );
  return await Promise.all(entries);
}

export async function explode() {
  throw new Error('It went wrong.');
}
`;
const PROBE_ACTIONS = [
  'describeForm',
  'echo',
  'explode',
  'leaveSeats',
  'takeSeatAtomically',
  'takeSeatReadThenWrite',
];
const PAGE = `import { ${PROBE_ACTIONS.join(', ')} } from '@/actions/probe';

const actions = { ${PROBE_ACTIONS.join(', ')} };

export default function Probe() {
  return <form action={actions.explode}>{Object.keys(actions).length} actions</form>;
}
`;
const versionSource = (version: number): string => `'use server';

export async function version() {
  return ${version};
}
`;
const VERSION_PAGE = `import { version } from '@/actions/version';

export default function Version() {
  return <form action={async () => { 'use server'; await version(); }}>version</form>;
}
`;

let app: RunningServer;
let seeds = 0;
beforeAll(async () => {
  app = await startSandboxServer({
    'actions/probe.ts': PROBE,
    'app/probe/page.tsx': PAGE,
    'actions/version.ts': versionSource(0),
    'app/version/page.tsx': VERSION_PAGE,
  });
  // The first compilation of everything, so that no test pays for it.
  expect(await app.edit({})).toEqual([]);
}, 180_000);
afterAll(async () => await app?.[Symbol.asyncDispose]());
beforeEach(async () => {
  await app.control.reset({ seed: `test-${++seeds}` });
});

const call = async (
  action: string,
  as: Caller,
  args: unknown[] = [],
  more: Partial<ActionCall> = {},
): Promise<ActionResult> =>
  await app.control.call({
    action,
    as,
    args: await Promise.all(args.map(tagValue)),
    source: 'check',
    ...more,
  });
const returned = ({ reply }: ActionResult): unknown =>
  reply.outcome.kind === 'value' ? untagValue(reply.outcome.value) : reply.outcome;

const rows = async (table: string): Promise<readonly Row[]> => (await app.control.dump())[table] ?? [];
const userId = async (name: string): Promise<string> =>
  String((await rows('users')).find((user) => user.name === name)?.id);
const column = (row: Row, name: string): unknown =>
  row[name] ?? row[name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
const paidOrderOf = async (name: string): Promise<string> => {
  const owner = await userId(name);
  const order = (await rows('orders')).find(
    (row) => column(row, 'userId') === owner && row.status === 'paid',
  );
  if (!order) throw new Error(`${name} has no paid order.`);
  return String(order.id);
};
const eventCalled = async (slug: string): Promise<Row & { id: string }> => {
  const event = (await rows('events')).find((row) => row.slug === slug);
  if (!event) throw new Error(`There is no event ${slug}.`);
  return { ...event, id: String(event.id) };
};

test('resets that are asked for at once come one after the other, and everybody is signed in once', async () => {
  await Promise.all(['one', 'two', 'three'].map((seed) => app.control.reset({ seed })));
  // For each of four people: a session that counts, one that has run out, one whose cookie is spoilt.
  expect(await rows('sessions')).toHaveLength(12);
});

test('every exported action is listed with its file and pages, and nothing else', async () => {
  const actions = await app.control.listActions();
  const named = actions
    .filter(({ name }) => !name.startsWith('$$'))
    .map(({ name, file }) => `${file} ${name}`);
  expect(named.sort()).toEqual(
    [
      'actions/cancel-order.ts cancelOrder',
      'actions/comments.ts addComment',
      'actions/likes.ts likeEvent',
      'actions/orders.ts buyTickets',
      'actions/organiser.ts changePrice',
      'actions/organiser.ts setPublished',
      ...PROBE_ACTIONS.map((name) => `actions/probe.ts ${name}`),
      'actions/session.ts signIn',
      'actions/session.ts signOut',
      'actions/version.ts version',
    ].sort(),
  );
  expect(actions.find(({ name }) => name === 'cancelOrder')?.pages).toEqual(['/orders']);
  expect(actions.find(({ name }) => name === 'likeEvent')?.pages).toEqual(['/events/[slug]']);
});

test('Ben cancels his order, and the call tells what it changed and which tag it ended', async () => {
  const order = await paidOrderOf('Ben');
  const eventId = (await rows('orders')).find(({ id }) => id === order)?.eventId ?? '';
  const before = await app.control.dump();
  const result = await call('cancelOrder', 'ben', [order]);
  expect(returned(result)).toEqual({ ok: true });
  expect(result.reply.revalidated).toBe(true);
  const changed = result.call.changes.find(({ table, id }) => table === 'orders' && id === order);
  expect([changed?.before?.status, changed?.after?.status]).toEqual(['paid', 'cancelled']);
  expect(result.call.changes.map(({ table }) => table).sort()).toEqual([
    'events',
    'orders',
    'outbox',
    'users',
  ]);
  const ended = result.call.cache.filter(({ kind }) => kind === 'invalidate').flatMap(({ tags }) => tags);
  expect(ended).toHaveLength(1);
  expect(ended[0]).toContain(String(eventId));
  // What the call tells is what the database says.
  const after = await app.control.dump();
  expect(after.orders?.find(({ id }) => id === order)).toEqual(changed?.after);
  expect(before.orders?.find(({ id }) => id === order)).toEqual(changed?.before);

  // And when: who asks, then a transaction that writes, then the cache, all before the reply has left.
  const { moments } = result.call;
  const doings = moments.flatMap((each) => (each.kind === 'statement' ? [each.does] : []));
  expect(doings).toEqual(expect.arrayContaining(['read', 'begin', 'write', 'commit']));
  expect(doings.indexOf('begin')).toBeLessThan(doings.indexOf('commit'));
  const asks = moments.find((each) => each.kind === 'statement');
  expect(asks).toMatchObject({ does: 'read', tables: expect.arrayContaining(['sessions']) });
  const end = moments.find((each) => each.kind === 'cache' && each.event.kind === 'invalidate');
  expect(end).toMatchObject({ event: { tags: ended } });
  const times = moments.map(({ ms }) => ms);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(times.at(-1)).toBeLessThanOrEqual(result.reply.ms);
});

const powerless: readonly (readonly [name: string, as: Caller])[] = [
  ['Ana', 'ana'],
  ['somebody who is not signed in', 'anon'],
  ['Ben with a forged signature', { person: 'ben', session: 'bad-signature' }],
  ['Ben with an expired session', { person: 'ben', session: 'expired' }],
];
for (const [name, as] of powerless) {
  test(`${name} cannot cancel Ben’s order: the action runs and changes nothing`, async () => {
    const order = await paidOrderOf('Ben');
    const before = (await app.control.dump()).orders;
    const result = await call('cancelOrder', as, [order]);
    expect(result.reply.outcome.kind).toBe('value');
    expect(returned(result)).toMatchObject({ ok: false });
    expect(result.call.changes).toEqual([]);
    expect(result.call.cache.filter(({ kind }) => kind === 'invalidate')).toEqual([]);
    expect((await app.control.dump()).orders).toEqual(before);
  });
}

test('a call from a foreign Origin is refused before the action runs', async () => {
  const order = await paidOrderOf('Ben');
  const before = await app.control.dump();
  const result = await call('cancelOrder', 'ben', [order], { origin: 'https://evil.example' });
  expect(result.reply.outcome.kind).not.toBe('value');
  expect(result.call.origin).toBe('https://evil.example');
  expect(result.call.changes).toEqual([]);
  expect(await app.control.dump()).toEqual(before);
});

test('a call without an Origin runs', async () => {
  const result = await call('cancelOrder', 'ben', [await paidOrderOf('Ben')], { origin: 'none' });
  expect(returned(result)).toEqual({ ok: true });
  expect(result.call.origin).toBeNull();
});

test('an action that the app does not have is told by its code', async () => {
  await expect(call('nowhere', 'ana')).rejects.toMatchObject({
    code: 'action-not-found',
    message: expect.stringContaining('no server action called nowhere'),
  });
  await expect(call('echo', 'ana', [], { file: 'actions/likes.ts' })).rejects.toMatchObject({
    code: 'action-not-found',
  });
});

test('arguments of every kind arrive, and come back, as they were', async () => {
  const args = [
    undefined,
    null,
    -0,
    Number.NaN,
    Number.NEGATIVE_INFINITY,
    123456789012345678901234567890n,
    'Füße 🎭 $undefined',
    '$D2026',
    new Date('2026-11-02T10:14:00.123Z'),
    new Map<unknown, unknown>([
      ['a', { b: undefined }],
      [2, new Set([1n])],
    ]),
    new Set(['x', [1, 2]]),
    { nested: { list: [1, { deep: true }] }, $: 'not a tag' },
    [],
  ];
  expect(returned(await call('echo', 'anon', args))).toStrictEqual(args);
});

test('a form with duplicates and a file arrives as it was', async () => {
  const form = new FormData();
  form.append('qty', '1');
  form.append('qty', '2');
  form.append('photo', new File(['Grüße'], 'note.txt', { type: 'text/plain' }));
  expect(returned(await call('describeForm', 'anon', [form]))).toEqual([
    ['qty', '1'],
    ['qty', '2'],
    ['photo', 'note.txt', 'text/plain', 'Grüße'],
  ]);
});

test('an action that throws is told with its message', async () => {
  const { reply } = await call('explode', 'anon');
  expect(reply.outcome).toMatchObject({ kind: 'error', message: expect.stringContaining('It went wrong.') });
});

test('signing out as Ben signs Ben out and nobody else, until a reset', async () => {
  const { reply } = await call('signOut', 'ben');
  expect(reply.outcome).toMatchObject({ kind: 'redirect' });
  expect(returned(await call('cancelOrder', 'ben', [await paidOrderOf('Ben')]))).toMatchObject({ ok: false });
  expect(returned(await call('cancelOrder', 'ana', [await paidOrderOf('Ana')]))).toEqual({ ok: true });
  await app.control.reset({ seed: 'again' });
  expect(returned(await call('cancelOrder', 'ben', [await paidOrderOf('Ben')]))).toEqual({ ok: true });
});

test('a recorded call sent again as somebody else has that person’s cookies', async () => {
  const order = await paidOrderOf('Ben');
  const first = await call('cancelOrder', 'ana', [order]);
  const replayed = await app.control.replay({ call: first.call.id, as: 'ben' });
  expect(returned(replayed)).toEqual({ ok: true });
  expect(replayed.call.args).toEqual([order]);
});

test('the same seed gives the same ids and prices, another seed gives others', async () => {
  const withoutSessions = async (seed: string) => {
    await app.control.reset({ seed });
    const { sessions: _, ...tables } = await app.control.dump();
    return tables;
  };
  const one = await withoutSessions('one');
  const two = await withoutSessions('two');
  expect(await withoutSessions('one')).toEqual(one);
  const ids = (tables: typeof one): string[] =>
    Object.values(tables).flatMap((list) => list.map(({ id }) => String(id)));
  expect(ids(one).length).toBeGreaterThan(20);
  const random = new Set(ids(two));
  expect(ids(one).filter((id) => random.has(id))).toEqual([]);
});

test('a saved state comes back with its data and its sessions, once', async () => {
  const before = await app.control.dump();
  const saved = await app.control.save();
  await app.control.reset({ seed: 'something else' });
  await call('signOut', 'ben');
  await app.control.restore(saved);
  expect(await app.control.dump()).toEqual(before);
  expect(returned(await call('cancelOrder', 'ben', [await paidOrderOf('Ben')]))).toEqual({ ok: true });
  await expect(app.control.restore(saved)).rejects.toThrow('no such saved state');
});

test('a held reply has done its work, and is told only when it is released', async () => {
  const order = await paidOrderOf('Ben');
  const gate = await app.control.hold({ action: 'cancelOrder' });
  let answered = false;
  const pending = call('cancelOrder', 'ben', [order]).finally(() => {
    answered = true;
  });
  const held = await app.control.heldCall(gate);
  expect(held).toMatchObject({ state: 'held', reply: null });
  expect(held.changes.some(({ table }) => table === 'orders')).toBe(true);
  expect((await rows('orders')).find(({ id }) => id === order)?.status).toBe('cancelled');
  expect(answered).toBe(false);
  await app.control.open({ gate, how: 'release' });
  expect(returned(await pending)).toEqual({ ok: true });
});

for (const [how, outcome] of [
  ['lose', { kind: 'lost' }],
  ['fail', { kind: 'refused', text: 'Internal Server Error' }],
] as const) {
  test(`a held reply that is opened with "${how}" is ${outcome.kind} although the action ran`, async () => {
    const gate = await app.control.hold({ action: 'cancelOrder' });
    const pending = call('cancelOrder', 'ben', [await paidOrderOf('Ben')]);
    await app.control.heldCall(gate);
    await app.control.open({ gate, how });
    const { reply, call: told } = await pending;
    expect(reply.outcome).toEqual(outcome);
    expect(told.changes.some(({ table }) => table === 'orders')).toBe(true);
  });
}

test('a gate holds one reply of its action, and not another’s', async () => {
  const gate = await app.control.hold({ action: 'cancelOrder' });
  expect(returned(await call('echo', 'anon', [1]))).toEqual([1]);
  const pending = call('cancelOrder', 'ana', ['none']);
  await app.control.heldCall(gate);
  expect(returned(await call('cancelOrder', 'ana', ['none']))).toMatchObject({ ok: false });
  await app.control.open({ gate, how: 'release' });
  await pending;
});

const raceFor = async (action: string) => {
  const { id } = await eventCalled('gala');
  await call('leaveSeats', 'anon', [id, 1]);
  await app.control.race({ parties: 2 });
  const results = await Promise.all([call(action, 'ana', [id]), call(action, 'ben', [id])]);
  return { answers: results.map(returned).sort(), stock: (await eventCalled('gala')).stock };
};

test('two who race for the last seat both get it where the action reads first and writes later', async () => {
  expect(await raceFor('takeSeatReadThenWrite')).toEqual({ answers: ['sold', 'sold'], stock: -1 });
});

test('two who race for the last seat get one where the condition stands in the update', async () => {
  expect(await raceFor('takeSeatAtomically')).toEqual({ answers: ['sold', 'sold out'], stock: 0 });
});

test('without a race one comes after the other', async () => {
  const { id } = await eventCalled('gala');
  await call('leaveSeats', 'anon', [id, 1]);
  expect(returned(await call('takeSeatReadThenWrite', 'ana', [id]))).toBe('sold');
  expect(returned(await call('takeSeatReadThenWrite', 'ben', [id]))).toBe('sold out');
});

test('calls at the same time have separate effects', async () => {
  const [ana, ben] = [await paidOrderOf('Ana'), await paidOrderOf('Ben')];
  const [forAna, forBen, none] = await Promise.all([
    call('cancelOrder', 'ana', [ana]),
    call('cancelOrder', 'ben', [ben]),
    call('echo', 'otto', ['nothing']),
  ]);
  const ordersIn = ({ call: { changes } }: ActionResult): string[] =>
    changes.filter(({ table }) => table === 'orders').map(({ id }) => id);
  expect(ordersIn(forAna)).toEqual([ana]);
  expect(ordersIn(forBen)).toEqual([ben]);
  expect(none.call.changes).toEqual([]);
});

test('after each of twenty edits in a row the very next call runs the new code', async () => {
  const answers: unknown[] = [];
  for (let version = 1; version <= 20; version++) {
    expect(await app.edit({ 'actions/version.ts': versionSource(version) })).toEqual([]);
    answers.push(returned(await call('version', 'anon')));
  }
  expect(answers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
}, 120_000);

test('a file that does not compile is told with its place, and the next good edit clears it', async () => {
  const errors = await app.edit({ 'actions/version.ts': versionSource(1).replace('return 1', 'return ((') });
  expect(errors).toEqual([
    {
      file: 'actions/version.ts',
      line: 4,
      column: expect.any(Number),
      message: expect.stringContaining('xpected'),
    },
  ]);
  expect(await app.edit({ 'actions/version.ts': versionSource(99) })).toEqual([]);
  expect(returned(await call('version', 'anon'))).toBe(99);
});

test('an action that was removed is not found any more, and is found again when it is back', async () => {
  expect(
    await app.edit({ 'actions/version.ts': versionSource(1).replace(/version/g, 'edition') }),
  ).not.toEqual([]);
  await expect(call('version', 'anon')).rejects.toMatchObject({ code: 'action-not-found' });
  expect(await app.edit({ 'actions/version.ts': versionSource(1) })).toEqual([]);
  expect(returned(await call('version', 'anon'))).toBe(1);
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
interface Sending {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}
/** A request to a person's port as a browser would send it, or as none would: fetch allows no Host of one's own. */
const visit = (
  person: Person,
  path: string,
  { method = 'GET', headers = {}, body }: Sending = {},
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const url = new URL(path, app.previews[person]);
    const outgoing = httpRequest(
      { host: '127.0.0.1', port: url.port, path, method, headers: { host: url.host, ...headers } },
      (response) => {
        readAll(response).then(
          (bytes) =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: bytes.toString('utf8'),
            }),
          reject,
        );
      },
    );
    outgoing.once('error', reject);
    outgoing.end(body);
  });

test('each person’s port shows the app to that person: the cookie is added on the way', async () => {
  const pages = await Promise.all(
    (['anon', 'ana', 'ben'] as const).map(
      async (person) => [person, (await visit(person, '/orders')).body] as const,
    ),
  );
  const orders = { ana: await paidOrderOf('Ana'), ben: await paidOrderOf('Ben') };
  const seen = pages.map(([person, body]) => [person, body.includes(orders.ana), body.includes(orders.ben)]);
  expect(seen).toEqual([
    ['anon', false, false],
    ['ana', true, false],
    ['ben', false, true],
  ]);
});

test('a cookie that a browser sends itself counts for nothing, even a good one', async () => {
  const form = new FormData();
  form.append('person', 'Ben');
  // Somebody with a dead session signs in: the cookie is made, but goes into nobody's jar.
  const { reply } = await call('signIn', { person: 'ben', session: 'expired' }, [form]);
  const cookie = reply.cookiesSet[0]?.split(';')[0] ?? '';
  const order = await paidOrderOf('Ben');
  const inside = await app.control.request({ path: '/orders', headers: [['cookie', cookie]] });
  expect(inside.body).toContain(order);
  expect((await visit('anon', '/orders', { headers: { cookie } })).body).not.toContain(order);
});

test('the agent stands right after the head, before anything of the app', async () => {
  const { body, headers } = await visit('ana', '/');
  expect(headers['content-type']).toMatch(/^text\/html/);
  expect(body).toMatch(
    /<head[^>]*><script src="\/__lab\/agent\.js\?v=[0-9a-f]{16}" data-site="[^"]+" data-person="ana"><\/script>/,
  );
  expect(body.match(/__lab\/agent\.js/g)).toHaveLength(1);
  expect(body).toContain(`data-site="${SITE_ORIGIN}"`);
  const agent = await visit('ana', '/__lab/agent.js');
  expect([agent.status, agent.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
  // Only the address that names this very script may be kept: the next sandbox may have another one.
  const [address = ''] = body.match(/\/__lab\/agent\.js\?v=[0-9a-f]+/) ?? [];
  expect((await visit('ana', address)).headers['cache-control']).toContain('immutable');
  for (const other of ['/__lab/agent.js', '/__lab/agent.js?v=0'])
    expect((await visit('ana', other)).headers['cache-control'], other).toBe('no-store');
});

test('what is no page gets no agent', async () => {
  const icon = await visit('ana', '/icon.svg');
  expect(icon.status).toBe(200);
  expect(icon.body).not.toContain('__lab');
});

test('the page may be embedded by the site, and by nobody else', async () => {
  const { headers } = await visit('ana', '/');
  expect(headers['content-security-policy']).toBe(`frame-ancestors 'self' ${SITE_ORIGIN}`);
  expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
});

const wrongHosts = (): string[] => {
  const { port } = new URL(app.previews.ana);
  return [
    'evil.example',
    `127.0.0.1:${port}`,
    `evil.example:${port}`,
    new URL(app.previews.ben).host,
    'localhost:3000',
  ];
};
test('a port answers under its own name only', async () => {
  for (const host of wrongHosts()) {
    expect((await visit('ana', '/', { headers: { host } })).status, host).toBe(421);
  }
});

test('what changes something needs the preview’s own Origin', async () => {
  const order = await paidOrderOf('Ana');
  const id = (await app.control.listActions()).find(({ name }) => name === 'cancelOrder')?.id ?? '';
  const post = (origin: string | null) =>
    visit('ana', '/orders', {
      method: 'POST',
      headers: {
        'next-action': id,
        'content-type': 'text/plain;charset=UTF-8',
        accept: 'text/x-component',
        ...(origin === null ? {} : { origin }),
      },
      body: JSON.stringify([order]),
    });
  const foreign = [null, 'null', 'https://evil.example', SITE_ORIGIN, app.previews.ben];
  for (const origin of foreign) expect((await post(origin)).status, String(origin)).toBe(403);
  expect((await rows('orders')).find((row) => row.id === order)?.status).toBe('paid');
  expect((await post(app.previews.ana)).status).toBe(200);
  expect((await rows('orders')).find((row) => row.id === order)?.status).toBe('cancelled');
});

test('a call from a preview is told on the wire with its person, its arguments and what it did', async () => {
  const order = await paidOrderOf('Ana');
  const id = (await app.control.listActions()).find(({ name }) => name === 'cancelOrder')?.id ?? '';
  await visit('ana', '/orders', {
    method: 'POST',
    headers: { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8', origin: app.previews.ana },
    body: JSON.stringify([order]),
  });
  const newest = () => app.told.findLast(({ args }) => args[0] === order);
  await vi.waitFor(() => expect(newest()?.state).toBe('done'));
  const told = newest();
  expect(told).toMatchObject({
    source: 'preview',
    person: 'ana',
    page: '/orders',
    action: { name: 'cancelOrder' },
    args: [order],
    state: 'done',
    reply: { outcome: { kind: 'value', value: { ok: true } } },
  });
  expect(told?.changes.some(({ table }) => table === 'orders')).toBe(true);
});

test('a cookie that the app sets never reaches the browser, but is the person’s from then on', async () => {
  const id = (await app.control.listActions()).find(({ name }) => name === 'signIn')?.id ?? '';
  const form = new FormData();
  form.append('_1_person', 'Ben');
  form.append('0', '["$K1"]');
  const body = new Response(form);
  const answer = await visit('anon', '/sign-in', {
    method: 'POST',
    headers: {
      'next-action': id,
      'content-type': body.headers.get('content-type') ?? '',
      accept: 'text/x-component',
      origin: app.previews.anon,
    },
    body: await body.text(),
  });
  expect(answer.headers['set-cookie']).toBeUndefined();
  await vi.waitFor(() => {
    const told = app.told.findLast(({ action, source }) => action?.name === 'signIn' && source === 'preview');
    expect(told?.reply?.cookiesSet).toHaveLength(1);
  });
  expect((await visit('anon', '/orders')).body).toContain(await paidOrderOf('Ben'));
});

test('a redirect stays on the preview’s own address', async () => {
  await app.edit({
    'app/away/route.ts': `import { NextResponse } from 'next/server';
export async function GET(request: Request) {
  const to = new URL('/orders?from=away', request.url);
  return NextResponse.redirect(to);
}
`,
  });
  const answer = await visit('ana', '/away');
  expect([answer.status, answer.headers.location]).toEqual([307, '/orders?from=away']);
  await app.remove('app/away/route.ts');
});

test('the inner port refuses whoever has no id of a request', async () => {
  await app.edit({
    'app/inner/route.ts': `export async function GET() {
  return new Response(process.env.__NEXT_PRIVATE_ORIGIN ?? '');
}
`,
  });
  const { body: inner } = await app.control.request({ path: '/inner' });
  expect(inner).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const id = app.told.at(-1)?.id ?? '';
  const ids: Record<string, string>[] = [
    {},
    { 'x-lab-request': '' },
    { 'x-lab-request': id },
    { 'x-lab-request': crypto.randomUUID() },
  ];
  for (const headers of ids) {
    const answer = await fetch(`${inner}/orders`, { headers });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('only serves the sandbox itself');
  }
  await app.remove('app/inner/route.ts');
});

test('a request from inside follows no redirect and goes out as whoever is named', async () => {
  const [asBen, asNobody] = await Promise.all([
    app.control.request({ path: '/orders', as: 'ben' }),
    app.control.request({ path: '/orders' }),
  ]);
  const order = await paidOrderOf('Ben');
  expect([asBen.status, asBen.body.includes(order)]).toEqual([200, true]);
  expect(asNobody.body).not.toContain(order);
  expect(asBen.body).not.toContain('__lab/agent.js');
});

test('reading what is cached, writing it and ending it are booked to the call that did so', async () => {
  await app.edit({
    'actions/cache-probe.ts': `'use server';

import { cacheTag, updateTag } from 'next/cache';

async function cached(key: string) {
  'use cache';
  cacheTag('probe');
  return key;
}

export async function readCached(key: string) {
  return await cached(key);
}
export async function endCached() {
  updateTag('probe');
}
`,
    'app/cache-probe/page.tsx': `import { endCached, readCached } from '@/actions/cache-probe';

export default function CacheProbe() {
  return <form action={endCached}><button formAction={async () => { 'use server'; await readCached('x'); }}>x</button></form>;
}
`,
  });
  const key = crypto.randomUUID();
  const kinds = async (action: string): Promise<string[]> =>
    (await call(action, 'anon', action === 'readCached' ? [key] : [])).call.cache
      .filter(({ kind, tags }) => kind === 'miss' || tags.includes('probe'))
      .map(({ kind }) => kind);
  expect(await kinds('readCached')).toEqual(['miss', 'write']);
  expect(await kinds('readCached')).toEqual(['hit']);
  expect(await kinds('endCached')).toEqual(['invalidate']);
  expect(await kinds('readCached')).toEqual(['miss', 'write']);
  await app.control.reset({ seed: 'empty cache' });
  expect(await kinds('readCached')).toEqual(['miss', 'write']);
  await app.remove('app/cache-probe/page.tsx');
  await app.remove('actions/cache-probe.ts');
});

test('what learner code prints, even what looks like the protocol, is the log and not the protocol', async () => {
  await app.edit({
    'actions/version.ts': versionSource(7).replace(
      'return 7',
      'console.log(\'\\u001e@lab:guess:{"event":"call"}\'); process.stdout.write(\'no newline\'); return 7',
    ),
  });
  expect(returned(await call('version', 'anon'))).toBe(7);
  expect(app.log.some((line) => line.includes('@lab:guess:'))).toBe(true);
  expect(app.log.some((line) => line.includes('no newline'))).toBe(true);
  await app.edit({ 'actions/version.ts': versionSource(0) });
});
