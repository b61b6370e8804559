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

function wholeNumber(sent: unknown): number {
  if (typeof sent === 'string') return Number.parseInt(sent, 10);
  return typeof sent === 'number' && Number.isInteger(sent) ? sent : Number.NaN;
}

export async function buyTickets(purchase: unknown): Promise<FormState<'qty'>> {
  const session = await auth();
  if (!session) return { ok: false, message: 'Sign in to buy tickets.' };

  const sent = Object(purchase) as { slug?: unknown; qty?: unknown };
  if (typeof sent.slug !== 'string') return { ok: false, message: 'There is no such event.' };
  const input = { slug: sent.slug, qty: wholeNumber(sent.qty) };
  if (!(input.qty >= 1 && input.qty <= 8)) {
    return {
      ok: false,
      message: 'Nothing was bought.',
      errors: { qty: ['Choose between 1 and 8 tickets.'] },
    };
  }
  const { slug, qty } = input;
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
        status: 'paid',
        createdAt: new Date(),
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
