/** Owns the tests of what a check may do to the app's surroundings, for whichever profile the app runs in. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ActionResult, Person, Row, UpstreamService } from '../../site/lib/sandbox/sandbox.ts';
import { tagValue, untagValue } from '../../site/lib/sandbox/value.ts';
import type { RunningServer } from './sandbox-fixture.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Makes the tests. @param start Starts the app with {@link ./conditions-probe.ts} laid over it. */
export function testConditions(start: () => Promise<RunningServer>): void {
  let app: RunningServer;
  let seeds = 0;
  beforeAll(async () => {
    app = await start();
    // The first compilation of everything, so that no test pays for it.
    expect(await app.edit({})).toEqual([]);
  }, 240_000);
  afterAll(async () => await app?.[Symbol.asyncDispose]());
  beforeEach(async () => {
    await app.control.reset({ seed: `conditions-${++seeds}` });
  });

  const reset = (): Promise<null> => app.control.reset({ seed: `conditions-${seeds}` });
  const callAs = async (as: Person, action: string, ...args: unknown[]): Promise<ActionResult> =>
    await app.control.call({ action, as, args: await Promise.all(args.map(tagValue)), source: 'check' });
  const ask = async (action: string, ...args: unknown[]): Promise<unknown> => {
    const { reply } = await callAs('ana', action, ...args);
    return reply.outcome.kind === 'value' ? untagValue(reply.outcome.value) : reply.outcome;
  };
  const gala = async (): Promise<Row & { id: string }> => {
    const event = (await app.control.dump()).events?.find(({ slug }) => slug === 'gala');
    if (!event) throw new Error('The seed has no gala.');
    return { ...event, id: String(event.id) };
  };
  const callsOf = async (service: UpstreamService): Promise<unknown[]> =>
    (await app.control.upstreamCalls(service)).map(({ args }) => args.map(untagValue));

  test('the next write to a table fails once, as a disk does, and nothing is written', async () => {
    const { id, title } = await gala();
    const fault = await app.control.failNextWrite({ table: 'events' });
    expect(await ask('whoAmI')).toBe('Ana');
    expect(await app.control.writeFailed(fault)).toBe(false);
    const answer = await ask('setTitle', id, 'New');
    expect(answer).toContain('SQLITE_IOERR: disk I/O error while writing to table "events"');
    expect(answer).toContain('update "events" set "title" = ?');
    expect(await app.control.writeFailed(fault)).toBe(true);
    expect((await gala()).title).toBe(title);
    expect(await ask('setTitle', id, 'New')).toBe('done');
  });

  test('a fault that is not used up ends with a reset, and with a restored state', async () => {
    const { id } = await gala();
    await app.control.failNextWrite({ table: null });
    await reset();
    expect(await ask('setTitle', id, 'After the reset')).toBe('done');
    const saved = await app.control.save();
    await app.control.failNextWrite({ table: null });
    await app.control.restore(saved);
    expect(await ask('setTitle', id, 'After the restore')).toBe('done');
  });

  test('what a learner makes of the own pages’ network leaves checks alone, and ends with a reset and a restored state', async () => {
    const held = await app.control.setNetwork({ kind: 'hold' });
    expect(await ask('whoAmI')).toBe('Ana');
    await reset();
    expect(await app.control.networkEnded(held)).toBe(null);
    const saved = await app.control.save();
    const failing = await app.control.setNetwork({ kind: 'fail' });
    expect(await ask('whoAmI')).toBe('Ana');
    await app.control.restore(saved);
    expect(await app.control.networkEnded(failing)).toBe(null);
  });

  test('the next read of a table waits until it is let through, and sees what was written meanwhile', async () => {
    const { id } = await gala();
    await app.control.updateRow({ table: 'events', id, changes: { stock: 1 } });
    const hold = await app.control.holdStatement({ table: 'events', kind: 'read' });
    const selling = ask('sellOne', id);
    await app.control.arrived(hold);
    await app.control.updateRow({ table: 'events', id, changes: { stock: 0 } });
    await app.control.letThrough(hold);
    expect(await selling).toBe('sold out');
  });

  test('a write that is held takes part in its race all the same', async () => {
    const { id } = await gala();
    await app.control.updateRow({ table: 'events', id, changes: { stock: 1 } });
    await app.control.race({ parties: 2 });
    const hold = await app.control.holdStatement({ table: 'events', kind: 'write' });
    const selling = Promise.all([ask('sellOne', id), ask('sellOne', id)]);
    await app.control.arrived(hold);
    expect((await gala()).stock).toBe(1);
    await app.control.letThrough(hold);
    expect(await selling).toEqual(['sold', 'sold']);
    expect((await gala()).stock).toBe(-1);
  });

  test('what is held when a reset comes goes on, and writes nothing into the new database', async () => {
    const { id, title } = await gala();
    const hold = await app.control.holdStatement({ table: 'events', kind: 'write' });
    const setting = ask('setTitle', id, 'Too late');
    await app.control.arrived(hold);
    await reset();
    expect(await setting).toContain('database was replaced');
    expect((await gala()).title).toBe(title);
  });

  test('a check’s own rows go past faults, are given back as they are, and are no call’s doing', async () => {
    const { id } = await gala();
    const fault = await app.control.failNextWrite({ table: null });
    const row = { id: 'usr_new', name: 'Nora', email: 'n@example.org', role: 'buyer' };
    const inserted = await app.control.insertRow({
      table: 'users',
      row: { ...row, passwordHash: 'x', internalNote: '' },
    });
    expect(inserted).toMatchObject({ ...row, creditCents: 0, venueId: null });
    expect(await app.control.updateRow({ table: 'events', id, changes: { published: false } })).toMatchObject(
      { id, published: 0 },
    );
    expect(await app.control.writeFailed(fault)).toBe(false);
    const { call } = await callAs('ana', 'whoAmI');
    expect(call.changes).toEqual([]);
    await expect(
      app.control.updateRow({ table: 'events', id: 'evt_none', changes: { stock: 1 } }),
    ).rejects.toThrow('no row with the id evt_none');
    await expect(app.control.insertRow({ table: 'users', row: { id: 'x' } })).rejects.toThrow('NOT NULL');
  });

  test('mail and payments are asked what the app asks, and forget it with a reset', async () => {
    expect(await ask('write', 'ben@example.org')).toBe('sent');
    expect(await ask('pay', 500)).toMatch(/^pay_/);
    expect(await callsOf('mail')).toEqual([[{ to: 'ben@example.org', subject: 'Hello', text: 'A letter' }]]);
    expect(await callsOf('payments')).toEqual([[{ userId: 'u', cents: 500, reference: 'r' }]]);
    await reset();
    expect(await callsOf('mail')).toEqual([]);
  });

  test('a service that is told to fail does so once', async () => {
    await app.control.failNextUpstream({ service: 'mail', message: 'mailbox full at 10.0.0.7' });
    expect(await ask('write', 'a')).toContain('mailbox full at 10.0.0.7');
    expect(await ask('write', 'a')).toBe('sent');
  });

  test('a service is held and set for cached functions too, and what is cached stays', async () => {
    await app.control.setCounter({ name: 'n', value: 7 });
    const hold = await app.control.holdUpstream('counter');
    const reading = ask('readCount', 'n');
    await app.control.arrived(hold);
    await app.control.letThrough(hold);
    expect(await reading).toBe(7);
    await app.control.setCounter({ name: 'n', value: 8 });
    expect(await ask('readCount', 'n')).toBe(7);
    expect(await callsOf('counter')).toEqual([['n']]);
    await ask('endCount');
    expect(await ask('readCount', 'n')).toBe(8);
    await reset();
    expect(await ask('readCount', 'n')).toSatisfy((count: number) => count >= 10 && count <= 99);
  });

  test('sessions run out when the clock is advanced, and count again after a reset', async () => {
    expect(await ask('whoAmI')).toBe('Ana');
    await app.control.advanceClock({ milliseconds: 30 * DAY_MS });
    expect(await ask('whoAmI')).toBe('nobody');
    await reset();
    expect(await ask('whoAmI')).toBe('Ana');
  });

  test('everything the app can ask moves with the clock; a call’s own time does not', async () => {
    const started = Date.now();
    await app.control.advanceClock({ milliseconds: DAY_MS });
    const { call, reply } = await callAs('ana', 'whatTime');
    const times = reply.outcome.kind === 'value' ? (untagValue(reply.outcome.value) as number[]) : [];
    expect(times).toHaveLength(3);
    for (const time of times)
      expect(time - started).toSatisfy((ms: number) => ms >= DAY_MS && ms < DAY_MS + HOUR_MS);
    expect(call.at - started).toBeLessThan(HOUR_MS);
  });

  test('what is cached for minutes is gone an hour later, and the cache is as good as before after a reset', async () => {
    const read = async (value: number): Promise<unknown> => {
      await app.control.setCounter({ name: 'n', value });
      return await ask('readCount', 'n');
    };
    expect([await read(1), await read(2)]).toEqual([1, 1]);
    await app.control.advanceClock({ milliseconds: HOUR_MS });
    expect([await read(3), await read(4)]).toEqual([3, 3]);
    await ask('endCount');
    expect([await read(5), await read(6)]).toEqual([5, 5]);
    await reset();
    expect([await read(7), await read(8)]).toEqual([7, 7]);
    await ask('endCount');
    expect([await read(9), await read(10)]).toEqual([9, 9]);
  });

  test('Next validates a page that somebody looks at, and none that a check drives', async () => {
    const visit = async (page: string): Promise<void> => {
      expect((await app.control.request({ path: `/${page}`, as: 'anon' })).status).toBe(200);
    };
    const renders = async (page: string): Promise<number> => Number(await ask('renders', page));
    const saved = await app.control.save();
    await visit('driven');
    await app.control.restore(saved);
    // Looked at later: had both been validated, both would have been rendered as often.
    await visit('looked-at');
    await expect
      .poll(async () => (await renders('looked-at')) - (await renders('driven')), { timeout: 20_000 })
      .toBeGreaterThan(0);
  }, 60_000);

  test('edits are seen while the clock is ahead, and after it was put right', async () => {
    const page = (words: string) => ({
      'app/told/page.tsx': `export default function Told() { return <p>${words}</p>; }\n`,
    });
    const told = async (): Promise<string | undefined> =>
      (await app.control.request({ path: '/told', as: 'anon' })).body.match(/told \w+/)?.[0];
    expect(await app.edit(page('told before'))).toEqual([]);
    expect(await told()).toBe('told before');
    await app.control.advanceClock({ milliseconds: DAY_MS });
    // A page that was made only now is found as well.
    expect(
      await app.edit({ ...page('told ahead'), 'app/fresh/page.tsx': page('fresh')['app/told/page.tsx'] }),
    ).toEqual([]);
    expect(await told()).toBe('told ahead');
    expect((await app.control.request({ path: '/fresh', as: 'anon' })).status).toBe(200);
    await reset();
    expect(await app.edit(page('told after'))).toEqual([]);
    expect(await told()).toBe('told after');
  }, 120_000);
}
