/**
 * Owns what a new lesson holds before its author has changed a word: a small lesson that proves itself, about an action of
 * Stagedoor that cancels anybody's order. Pure.
 */
import type { Files } from '../../site/lib/files/files.ts';

export interface NewLesson {
  readonly title: string;
  /** Short name within the course, such as S4. */
  readonly code: string;
}

/** A text as YAML takes it, whatever is in it. */
const quoted = (text: string): string => JSON.stringify(text);

const mdx = ({ title, code }: NewLesson): string => `---
code: ${code}
title: ${quoted(title)}
objective: Make an action change only rows that belong to whoever is calling.
summary: Ana is signed in. Whose order she may cancel is another question, and nobody asks it.
minutes: 10
focus: actions/cancel-order.ts
files:
  - actions/cancel-order.ts
  - db/schema.ts
page: /orders
person: ana
starterFails: [own-order]
hints:
  - Which values in this action did the browser choose, and which did the server find out by itself?
  - The session knows who is calling, and the row has a column for its owner.
  - Give the update a second condition, eq(orders.userId, session.userId), inside and(…).
mistakes:
  asks-afterwards:
    caughtBy: own-order
    explanation: The order is cancelled first and its owner is looked at afterwards. The answer is a refusal, and the order is gone all the same.
alternatives:
  reads-first: Reads the order, throws if it is not the caller’s, and then changes it.
---

Replace this lesson by yours, a piece at a time, and run \`npm run verify\` after each. Begin with a scene: who uses the
app, and what goes wrong for them.

<BrowserKnows>
What the caller chooses. Here it is the number of the order.
</BrowserKnows>

<ServerKnows>
What the server has to find out. Here it is who is calling, and whose order it is.
</ServerKnows>

## Break it first

1. In the app, switch to **ben** and copy the number of one of his paid orders.
2. Open **Attack**, pick <S>cancelOrder</S>, called by **ana**, and send a list with that number.
3. Read what changed.

## Your task

Change <S>cancelOrder</S> in \`actions/cancel-order.ts\`, so that an order can only be cancelled by whoever bought it. Leave
its name and its argument as they are, and the Cancel button working.

<AfterPass>

## Why it holds now

The owner is a condition of the change itself. What is not Ana’s is not found, so there is nothing to refuse.

</AfterPass>
`;

const CHECKS = `import { check, checks, expect } from '@lab/checks';

export default checks(
  check('own-order', 'Ana cannot cancel Ben’s order', async ({ actions, data, users }) => {
    const order = await data.one('orders', { userId: users.ben.id, status: 'paid' });
    const diff = await data.diff(() => actions.call('cancelOrder', { as: users.ana, args: [order.id] }));
    expect(diff, 'Ana cancelled an order of Ben’s. Your action never asked whose order it is.').toBeEmpty();

    // The control: whoever may, still can. Without it, an action that does nothing would pass.
    await actions.call('cancelOrder', { as: users.ben, args: [order.id] });
    expect(
      await data.find('orders', order.id),
      'Ben could not cancel his own order any more.',
    ).toMatchObject({ status: 'cancelled' });
  }),
);
`;

interface ActionParts {
  /** Names that it imports from drizzle-orm. */
  readonly operators: string;
  /** What comes between the session and the answer. */
  readonly body: string;
}

const action = ({ operators, body }: ActionParts): string => `'use server';

import { ${operators} } from 'drizzle-orm';
import { updateTag } from 'next/cache';
import { auth } from '@/auth';
import { eventTag } from '@/data/tags';
import { db } from '@/db';
import { orders } from '@/db/schema';

export type CancelResult = { ok: true } | { ok: false; message: string };

export async function cancelOrder(orderId: string): Promise<CancelResult> {
  const session = await auth();
  if (!session) return { ok: false, message: 'Sign in to cancel an order.' };

${body}

  updateTag(eventTag(order.eventId));
  return { ok: true };
}
`;

const update = (condition: string): string => `  const [order] = await db
    .update(orders)
    .set({ status: 'cancelled' })
    .where(${condition})
    .returning();`;
const NOT_FOUND = `  if (!order) return { ok: false, message: 'You have no order with that number.' };`;

const STARTER = action({ operators: 'eq', body: `${update('eq(orders.id, orderId)')}\n${NOT_FOUND}` });
const SOLUTION = action({
  operators: 'and, eq',
  body: `${update('and(eq(orders.id, orderId), eq(orders.userId, session.userId))')}\n${NOT_FOUND}`,
});
const ASKS_AFTERWARDS = action({
  operators: 'eq',
  body: `${update('eq(orders.id, orderId)')}
  if (order?.userId !== session.userId) return { ok: false, message: 'You have no order with that number.' };`,
});
const READS_FIRST = action({
  operators: 'eq',
  body: `  const [order] = await db.select().from(orders).where(eq(orders.id, orderId));
  if (order?.userId !== session.userId) throw new Error('Not your order.');
  await db.update(orders).set({ status: 'cancelled' }).where(eq(orders.id, order.id));`,
});

const FILE = 'actions/cancel-order.ts';

/** Every file of a new lesson by its path in the lesson's folder. */
export const lessonSkeleton = (lesson: NewLesson): Files & Readonly<Record<string, string>> => ({
  'lesson.mdx': mdx(lesson),
  'checks.ts': CHECKS,
  [`starter/${FILE}`]: STARTER,
  [`solution/${FILE}`]: SOLUTION,
  [`mistakes/asks-afterwards/${FILE}`]: ASKS_AFTERWARDS,
  [`alternatives/reads-first/${FILE}`]: READS_FIRST,
});

/** The part.mdx of a part that is new as well. */
export const partSkeleton = (title: string): string => `---
title: ${quoted(title)}
tagline: What this part looks at
summary: One or two sentences about the part, for the course map.
outcomes:
  - Say here what one can do after the part, one sentence each.
  - Say it so that a reader knows whether they can do it already.
---

Why this part matters. What goes wrong in real apps, and what it costs.
`;

/** The config of a course that is new as well. */
export const configSkeleton = (title: string): string => `import { defineCourse } from '@lab/course';

export default defineCourse({
  title: ${JSON.stringify(title)},
  tagline: 'What this course is about.',
  parts: './lessons',
});
`;
