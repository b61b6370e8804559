/** Owns the behaviours of the database under actions: transactions, and races that are real. */
import type { RunningServer } from '../../sandbox/sandbox-fixture.ts';
import { answerOf, call, type Topic } from '../behaviour.ts';

const ACTIONS = `'use server';

import { and, eq, gt, sql } from 'drizzle-orm';
import { db } from '@/db';
import { events } from '@/db/schema';

const bySlug = eq(events.slug, 'gala');
const pause = () => new Promise((resolve) => setTimeout(resolve, 1));
const stockOf = async (from: Pick<typeof db, 'select'>) => (await from.select().from(events).where(bySlug))[0]?.stock ?? 0;

export async function setStock(stock: number) {
  await db.update(events).set({ stock }).where(bySlug);
}
export async function readStock() {
  return await stockOf(db);
}
export async function addInTransaction(by: number) {
  return await db.transaction(async (tx) => {
    const stock = await stockOf(tx);
    await pause();
    await tx.update(events).set({ stock: stock + by }).where(bySlug);
    await pause();
    return stock;
  });
}
export async function addAndFail() {
  await db.transaction(async (tx) => {
    await tx.update(events).set({ stock: 1000 }).where(bySlug);
    await tx.transaction(async (inner) => {
      await inner.update(events).set({ stock: 2000 }).where(bySlug);
    });
    await pause();
    throw new Error('Taken back.');
  });
}
export async function addAndFailInside() {
  await db.transaction(async (tx) => {
    await tx.update(events).set({ stock: 30 }).where(bySlug);
    await tx.transaction(async (inner) => {
      await inner.update(events).set({ stock: 2000 }).where(bySlug);
      throw new Error('Only this part.');
    }).catch(() => {});
  });
  return await stockOf(db);
}
export async function takeReadingFirst() {
  if ((await stockOf(db)) < 1) return 'sold out';
  await db.update(events).set({ stock: sql\`\${events.stock} - 1\` }).where(bySlug);
  return 'sold';
}
export async function takeAtOnce() {
  const sold = await db.update(events).set({ stock: sql\`\${events.stock} - 1\` }).where(and(bySlug, gt(events.stock, 0))).returning();
  return sold.length === 1 ? 'sold' : 'sold out';
}
`;
const NAMES =
  'addAndFail, addAndFailInside, addInTransaction, readStock, setStock, takeAtOnce, takeReadingFirst';
const PAGE = `import { ${NAMES} } from '@/actions/database';

const actions = { ${NAMES} };

export default function Page() {
  return <form action={actions.addAndFail}>{Object.keys(actions).length}</form>;
}
`;

const race = async (app: RunningServer, action: string, people: number) => {
  await answerOf(app, 'setStock', [1]);
  await app.control.race({ parties: people });
  const answers = await Promise.all(Array.from({ length: people }, () => answerOf(app, action)));
  return [answers.sort(), await answerOf(app, 'readStock')];
};

export const database: Topic = {
  files: { 'actions/database.ts': ACTIONS, 'app/database/page.tsx': PAGE },
  behaviours: [
    {
      name: 'eight transactions at once come one after the other, and none is lost',
      async observe(app) {
        await answerOf(app, 'setStock', [0]);
        const before = await Promise.all(
          Array.from({ length: 8 }, () => answerOf(app, 'addInTransaction', [10])),
        );
        return [before.map(Number).sort((a, b) => a - b), await answerOf(app, 'readStock')];
      },
      expected: [[0, 10, 20, 30, 40, 50, 60, 70], 80],
    },
    {
      name: 'a transaction that throws leaves nothing, a nested one only what stood before it',
      async observe(app) {
        await answerOf(app, 'setStock', [7]);
        const { reply, call: told } = await call(app, 'addAndFail');
        return [
          reply.outcome.kind,
          told.changes,
          await answerOf(app, 'readStock'),
          await answerOf(app, 'addAndFailInside'),
        ];
      },
      expected: ['error', [], 7, 30],
    },
    {
      name: 'in a race everybody who reads first and writes later gets the last seat',
      observe: (app) => race(app, 'takeReadingFirst', 5),
      expected: [['sold', 'sold', 'sold', 'sold', 'sold'], -4],
    },
    {
      name: 'in a race one gets the last seat where the condition stands in the update',
      observe: (app) => race(app, 'takeAtOnce', 5),
      expected: [['sold', 'sold out', 'sold out', 'sold out', 'sold out'], 0],
    },
    {
      name: 'changes are booked to the call that made them, also when several run at once',
      async observe(app) {
        const results = await Promise.all([
          call(app, 'setStock', [3]),
          call(app, 'readStock'),
          call(app, 'addAndFail'),
        ]);
        return results.map((result) => result.call.changes.map(({ table }) => table));
      },
      expected: [['events'], [], []],
    },
  ],
};
