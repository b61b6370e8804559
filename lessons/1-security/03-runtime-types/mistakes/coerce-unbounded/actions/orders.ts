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

const QTY = 'Choose a number of tickets.';

/** What a buyer may decide. The price is not among it. */
const Purchase = z.object({
  slug: z.string(),
  qty: z.coerce.number(QTY),
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

  const { slug, qty } = input.data;
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
        id: newId('ord'),
        userId: session.userId,
        eventId: event.id,
        quantity: qty,
        totalCents: qty * event.priceCents,
        status: 'paid',
        createdAt: new Date(),
      })
      .returning();
    return row;
  });
  if (!order) return { ok: false, message: 'There are not that many tickets left.' };

  updateTag(eventTag(order.eventId));
  return { ok: true, message: `${count(qty, 'ticket')} booked for ${formatMoney(order.totalCents)}.` };
}
