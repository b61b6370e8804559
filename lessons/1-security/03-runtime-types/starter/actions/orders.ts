'use server';

import { and, eq, gte, sql } from 'drizzle-orm';
import { updateTag } from 'next/cache';
import { auth } from '@/auth';
import { eventTag } from '@/data/tags';
import { db } from '@/db';
import { newId } from '@/db/id';
import { events, orders } from '@/db/schema';
import type { FormState } from '@/lib/form';
import { count, formatMoney } from '@/lib/format';

interface Purchase {
  slug: string;
  /** From 1 to 8. */
  qty: number;
  /** What one ticket costs. The page has looked it up. */
  priceCents: number;
}

export async function buyTickets(purchase: Purchase): Promise<FormState<'qty'>> {
  const session = await auth();
  if (!session) return { ok: false, message: 'Sign in to buy tickets.' };

  const { slug, qty, priceCents } = purchase;
  const order = await db.transaction(async (tx) => {
    const [event] = await tx
      .update(events)
      .set({ stock: sql`${events.stock} - ${qty}` })
      .where(and(eq(events.slug, slug), eq(events.published, true), gte(events.stock, qty)))
      .returning({ id: events.id });
    if (!event) return null;
    const [row] = await tx
      .insert(orders)
      .values({
        id: newId('ord'),
        userId: session.userId,
        status: 'paid',
        createdAt: new Date(),
        // Whatever the form will ask for one day finds its column by itself.
        ...purchase,
        eventId: event.id,
        quantity: qty,
        totalCents: qty * priceCents,
      })
      .returning();
    return row;
  });
  if (!order) return { ok: false, message: 'There are not that many tickets left.' };

  updateTag(eventTag(order.eventId));
  return { ok: true, message: `${count(qty, 'ticket')} booked for ${formatMoney(order.totalCents)}.` };
}
