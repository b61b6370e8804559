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

const TEXT = 'Choose between 1 and 8 tickets.';

const Purchase = z.object({
  slug: z.string().max(80),
  qty: z.int(TEXT).min(1, TEXT).max(8, TEXT),
  priceCents: z.int().positive().max(100_000).optional().catch(undefined),
});

export async function buyTickets(purchase: unknown): Promise<FormState<'qty'>> {
  const session = await auth();
  if (!session) return { ok: false, message: 'Sign in to buy tickets.' };

  const parsed = Purchase.safeParse(purchase);
  if (!parsed.success) {
    const { qty } = z.flattenError(parsed.error).fieldErrors;
    return { ok: false, message: 'Nothing was bought.', errors: { qty } };
  }
  const input = parsed.data;
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
        totalCents: qty * Math.max(event.priceCents, input.priceCents ?? 0),
      })
      .returning();
    return row;
  });
  if (!order) return { ok: false, message: 'There are not that many tickets left.' };

  updateTag(eventTag(order.eventId));
  return { ok: true, message: `${count(qty, 'ticket')} booked for ${formatMoney(order.totalCents)}.` };
}
