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

const Purchase = z.object({
  slug: z.string().trim(),
  qty: z.union(
    [
      z.int().min(1).max(8),
      z
        .string()
        .regex(/^[1-8]$/)
        .transform(Number),
    ],
    QTY,
  ),
  /** What the buyer has read on the page. */
  priceCents: z.number().optional(),
});

export async function buyTickets(purchase: unknown): Promise<FormState<'qty'>> {
  const session = await auth();
  if (!session) return { ok: false, message: 'Sign in to buy tickets.' };

  const input = Purchase.safeParse(purchase);
  if (!input.success) {
    const { qty } = z.flattenError(input.error).fieldErrors;
    return { ok: false, message: 'Nothing was bought.', errors: { qty } };
  }
  const { slug, qty, priceCents } = input.data;

  const event = await db.query.events.findFirst({
    where: and(eq(events.slug, slug), eq(events.published, true)),
  });
  if (!event) return { ok: false, message: 'This event is not on sale.' };
  // The page may be old. Nobody is charged a price they have not seen; nobody chooses one either.
  if (priceCents !== undefined && priceCents !== event.priceCents) {
    return { ok: false, message: `A ticket costs ${formatMoney(event.priceCents)} now. Nothing was bought.` };
  }

  const totalCents = await db.transaction(async (tx) => {
    const [seats] = await tx
      .update(events)
      .set({ stock: sql`${events.stock} - ${qty}` })
      .where(and(eq(events.id, event.id), eq(events.priceCents, event.priceCents), gte(events.stock, qty)))
      .returning({ priceCents: events.priceCents });
    if (!seats) return null;
    const total = seats.priceCents * qty;
    await tx.insert(orders).values({
      id: newId('ord'),
      userId: session.userId,
      eventId: event.id,
      quantity: qty,
      totalCents: total,
      status: 'paid',
      createdAt: new Date(),
    });
    return total;
  });
  if (totalCents === null) return { ok: false, message: 'There are not that many tickets left.' };

  updateTag(eventTag(event.id));
  return { ok: true, message: `${count(qty, 'ticket')} booked for ${formatMoney(totalCents)}.` };
}
