// Proves that the driver behaves like a database server with many callers, and that a host can steer it.
import { and, eq, gte, sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect, openDatabase } from './driver';
import { events, likes, outbox, users } from './schema';
import { seedRows } from './seed';
import type { DatabaseTools, Statement } from './tools';

const db = connect();
let tools: DatabaseTools;

beforeEach(async () => {
  tools = await openDatabase();
  tools.reset('driver test');
  await db.update(events).set({ stock: 5 }).where(eq(events.slug, 'gala'));
});

afterEach(() => {
  tools.observer = null;
});

type Executor = Pick<typeof db, 'select' | 'update'>;

async function stock(executor: Executor = db): Promise<number> {
  const [gala] = await executor.select({ stock: events.stock }).from(events).where(eq(events.slug, 'gala'));
  return gala?.stock ?? Number.NaN;
}

async function readThenWrite(executor: Executor = db): Promise<boolean> {
  const left = await stock(executor);
  if (left < 1) return false;
  await executor
    .update(events)
    .set({ stock: left - 1 })
    .where(eq(events.slug, 'gala'));
  return true;
}

async function atomic(): Promise<boolean> {
  const sold = await db
    .update(events)
    .set({ stock: sql`${events.stock} - 1` })
    .where(and(eq(events.slug, 'gala'), gte(events.stock, 1)))
    .returning({ id: events.id });
  return sold.length === 1;
}

async function sold(purchase: () => Promise<boolean>): Promise<number> {
  const results = await Promise.all(Array.from({ length: 20 }, purchase));
  return results.filter(Boolean).length;
}

const message = (error: unknown): string =>
  error instanceof Error ? `${error.message} ${error.cause ? message(error.cause) : ''}` : String(error);

test('twenty parallel purchases that read first and write later oversell a stock of five', async () => {
  expect(await sold(() => readThenWrite())).toBeGreaterThan(5);
});

test('twenty atomic conditional updates sell exactly five', async () => {
  expect(await sold(atomic)).toBe(5);
  expect(await stock()).toBe(0);
});

test('twenty read-then-write purchases, each in a transaction, sell exactly five', async () => {
  expect(await sold(() => db.transaction((tx) => readThenWrite(tx)))).toBe(5);
  expect(await stock()).toBe(0);
});

test('a transaction whose awaited body throws leaves no trace', async () => {
  const before = tools.dump();
  const body = db.transaction(async (tx) => {
    await readThenWrite(tx);
    await tx.insert(outbox).values({ id: 'out_1', kind: 'refund', payload: { cents: 1 }, at: new Date(0) });
    await Promise.reject(new Error('the card was declined'));
  });
  await expect(body).rejects.toThrow('the card was declined');
  expect(tools.dump()).toEqual(before);
});

test('nobody outside sees what a transaction has not committed', async () => {
  const inside = db.transaction(async (tx) => {
    await tx.update(events).set({ stock: 1 }).where(eq(events.slug, 'gala'));
    throw new Error('changed my mind');
  });
  const seen = stock();
  await expect(inside).rejects.toThrow('changed my mind');
  expect(await seen).toBe(5);
});

test('two seeds differ in ids, prices and canaries', () => {
  const [one, two] = [seedRows('one'), seedRows('two')];
  for (const table of ['users', 'venues', 'events', 'orders', 'comments', 'likes'] as const) {
    const ids = new Set(one[table].map((row) => row.id));
    expect(two[table].filter((row) => ids.has(row.id))).toEqual([]);
  }
  expect(two.events.map((event) => event.priceCents)).not.toEqual(
    one.events.map((event) => event.priceCents),
  );
  for (const canary of ['passwordHash', 'internalNote'] as const) {
    expect(two.users.every((user, index) => user[canary] !== one.users[index]?.[canary])).toBe(true);
  }
  expect(two.events.map((event) => event.slug)).toEqual(one.events.map((event) => event.slug));
});

test('the same seed gives the same rows', () => {
  tools.reset('one');
  const first = tools.dump();
  tools.reset('two');
  expect(tools.dump()).not.toEqual(first);
  tools.reset('one');
  expect(tools.dump()).toEqual(first);
});

test('what was exported comes back by import, after any reset', async () => {
  await atomic();
  const kept = tools.dump();
  const bytes = tools.export();
  tools.reset('another');
  expect(tools.dump()).not.toEqual(kept);
  tools.import(bytes);
  expect(tools.dump()).toEqual(kept);
  expect(await stock()).toBe(4);
});

test('a gate that holds every write until all have read makes the race certain', async () => {
  let reads = 0;
  let open = () => {};
  const everybodyHasRead = new Promise<void>((resolve) => {
    open = resolve;
  });
  tools.observer = {
    before: (statement) => (statement.kind === 'write' ? everybodyHasRead : undefined),
    around(statement, run) {
      const result = run();
      if (statement.kind === 'read' && ++reads === 20) open();
      return result;
    },
  };
  expect(await sold(() => readThenWrite())).toBe(20);
  tools.observer = null;
  expect(await stock()).toBe(4);
});

test('an observer hears of every statement, its kind, and who has to wait', async () => {
  const ran: string[] = [];
  const waited: string[] = [];
  tools.observer = {
    waiting: (statement) => waited.push(statement.kind),
    around(statement, run) {
      ran.push(statement.kind);
      return run();
    },
  };
  await Promise.all([
    db.transaction((tx) => readThenWrite(tx)),
    db.transaction((tx) => readThenWrite(tx)),
    stock(),
  ]);
  expect(ran).toEqual(['begin', 'read', 'write', 'commit', 'begin', 'read', 'write', 'commit', 'read']);
  expect(waited).toEqual(['begin', 'read']);
});

test('a gate that throws makes that statement fail, and only that one', async () => {
  tools.observer = {
    before(statement) {
      if (statement.kind === 'write') throw new Error('the disk is on fire');
    },
  };
  const error = await atomic().catch(message);
  expect(error).toContain('the disk is on fire');
  expect(await stock()).toBe(5);
});

test('the next transaction gets its turn after one that failed', async () => {
  const failing = db.transaction(async () => {
    throw new Error('no');
  });
  const next = db.transaction((tx) => readThenWrite(tx));
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe(true);
  expect(await stock()).toBe(4);
});

test('the line moves on and nothing stays half-done when commit and rollback are refused too', async () => {
  tools.observer = {
    before({ kind }: Statement) {
      if (kind === 'commit' || kind === 'rollback') throw new Error('the line is down');
    },
  };
  await expect(db.transaction((tx) => readThenWrite(tx))).rejects.toThrow();
  tools.observer = null;
  expect(await stock()).toBe(5);
});

test('a begin that is refused gives the line back', async () => {
  tools.observer = {
    around(statement, run) {
      if (statement.kind === 'begin') throw new Error('not today');
      return run();
    },
  };
  await expect(db.transaction((tx) => readThenWrite(tx))).rejects.toThrow();
  tools.observer = null;
  expect(await db.transaction((tx) => readThenWrite(tx))).toBe(true);
});

test('a nested transaction that fails takes back only its own work', async () => {
  await db.transaction(async (tx) => {
    await readThenWrite(tx);
    const nested = tx.transaction(async (inner) => {
      await readThenWrite(inner);
      throw new Error('only me');
    });
    await expect(nested).rejects.toThrow('only me');
    expect(await stock(tx)).toBe(4);
  });
  expect(await stock()).toBe(4);
});

test('the plain db inside a transaction belongs to it, also for a nested one', async () => {
  const outer = db.transaction(async () => {
    await readThenWrite();
    await db.transaction(() => readThenWrite());
    expect(await stock()).toBe(3);
    throw new Error('all of it');
  });
  await expect(outer).rejects.toThrow('all of it');
  expect(await stock()).toBe(5);
});

test('parallel nested transactions run one after another', async () => {
  await db.transaction(async (tx) => {
    await Promise.all(Array.from({ length: 8 }, () => tx.transaction((inner) => readThenWrite(inner))));
  });
  expect(await stock()).toBe(0);
});

test('a reset refuses what was under way instead of letting it into the new database', async () => {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  let held = () => {};
  const holding = new Promise<void>((resolve) => {
    held = resolve;
  });
  tools.observer = {
    before({ kind }) {
      if (kind !== 'write') return;
      held();
      return gate;
    },
  };
  const inTransaction = db.transaction((tx) => readThenWrite(tx)).catch(message);
  await holding;
  const inLine = stock().catch(message);
  await new Promise((resolve) => setImmediate(resolve));
  tools.reset('fresh');
  const fresh = tools.dump();
  open();
  expect(await inLine).toContain('database was replaced');
  expect(await inTransaction).toContain('database was replaced');
  expect(tools.dump()).toEqual(fresh);
  expect(await db.transaction((tx) => tx.select().from(users))).toHaveLength(4);
});

test('exporting while a transaction is open is refused, for it would end it', async () => {
  await db.transaction(async () => {
    expect(() => tools.export()).toThrow('transaction is open');
  });
  expect(tools.export().byteLength).toBeGreaterThan(0);
});

test('one person likes one event once', async () => {
  const [like] = await db.select().from(likes);
  if (!like) throw new Error('The seed has no like.');
  const error = await db
    .insert(likes)
    .values({ ...like, id: 'lik_again' })
    .catch(message);
  expect(error).toContain('UNIQUE');
});

test('dump names columns as in SQL and gives dates, booleans and JSON as stored', async () => {
  await db.insert(outbox).values({ id: 'out_1', kind: 'refund', payload: { cents: 7 }, at: new Date(5) });
  const { events: rows, outbox: written } = tools.dump();
  expect(rows?.[0]).toMatchObject({
    slug: 'the-glass-orchard',
    published: 1,
    startsAt: Date.UTC(2027, 0, 15, 19, 30),
  });
  expect(written).toEqual([{ id: 'out_1', kind: 'refund', payload: '{"cents":7}', at: 5 }]);
});

test('what a host runs itself goes past the observer, and gives the rows back as dump does', async () => {
  const seen: string[] = [];
  tools.observer = { before: ({ sql: text }) => void seen.push(text) };
  const rows = await tools.run('update events set stock = ? where slug = ? returning stock, published', [
    3,
    'gala',
  ]);
  expect(rows).toEqual([{ stock: 3, published: 1 }]);
  expect(seen).toEqual([]);
});

test('what a host runs itself waits for an open transaction, and is not rolled back with it', async () => {
  let meanwhile: Promise<unknown> = Promise.resolve();
  const failing = db.transaction(async (tx) => {
    await readThenWrite(tx);
    meanwhile = tools.run("update events set stock = 9 where slug = 'gala'", []);
    await readThenWrite(tx);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  await meanwhile;
  expect(await stock()).toBe(9);
});
