'use server';

import { and, eq, gte, sql } from 'drizzle-orm';
import { updateTag } from 'next/cache';
import { z } from 'zod';
import { auth } from '@/auth';
import { eventTag } from '@/data/tags';
import { db } from '@/db';
import { newId } from '@/db/id';
import { events, orders } from '@/db/schema';
import type { FormState } from '@/lib/form';
import { count, formatMoney } from '@/lib/format';

const QTY = 'Choose between 1 and 8 tickets.';

/** Loose, so that a new field of the form needs no change here. */
const Purchase = z.looseObject({
  slug: z.string(),
  qty: z.int(QTY).min(1, QTY).max(8, QTY),
});

// `unknown` is what a stranger's argument is: now the compiler asks for the check as well.
export async function buyTickets(purchase: unknown): Promise<FormState<'qty'>> {
  const session = await auth();
  if (!session) return { ok: false, message: 'Sign in to buy tickets.' };

  const input = Purchase.safeParse(purchase);
  if (!input.success) {
    const { qty } = z.flattenError(input.error).fieldErrors;
    return { ok: false, message: 'Nothing was bought.', errors: { qty } };
  }

  const { slug, qty, ...rest } = input.data;
  const order = await db.transaction(async (tx) => {
    const [event] = await tx
      .update(events)
      .set({ stock: sql`${events.stock} - ${qty}` })
      .where(and(eq(events.slug, slug), eq(events.published, true), gte(events.stock, qty)))
      .returning({ id: events.id, priceCents: events.priceCents });
    if (!event) return null;
    const [row] = await tx
      .insert(orders)
      .values({
        userId: session.userId,
        status: 'paid',
        createdAt: new Date(),
        ...rest,
        id: newId('ord'),
        eventId: event.id,
        quantity: qty,
        totalCents: qty * event.priceCents,
      })
      .returning();
    return row;
  });
  if (!order) return { ok: false, message: 'There are not that many tickets left.' };

  updateTag(eventTag(order.eventId));
  return { ok: true, message: `${count(qty, 'ticket')} booked for ${formatMoney(order.totalCents)}.` };
}
