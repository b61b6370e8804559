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

const QTY = 'Choose between 1 and 8 tickets.';

interface Purchase {
  slug: string;
  qty: number;
  priceCents: number;
}

export async function buyTickets(purchase: Purchase): Promise<FormState<'qty'>> {
  const session = await auth();
  if (!session) return { ok: false, message: 'Sign in to buy tickets.' };

  const { slug, qty } = purchase;
  if (!(qty >= 1 && qty <= 8) || qty % 1 !== 0) {
    return { ok: false, message: 'Nothing was bought.', errors: { qty: [QTY] } };
  }

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
