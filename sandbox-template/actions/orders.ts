// Owns buying tickets.
'use server';

import { and, eq, gte, sql } from 'drizzle-orm';
import { updateTag } from 'next/cache';
import { z } from 'zod';
import { auth } from '@/auth';
import { eventTag } from '@/data/tags';
import { db } from '@/db';
import { newId } from '@/db/id';
import { events, orders } from '@/db/schema';
import { type FormState, fieldsOf, typed } from '@/lib/form';
import { count, formatMoney } from '@/lib/format';

const QUANTITY = 'Choose between 1 and 8 tickets.';

const Purchase = z.object({
  eventId: z.string().max(64),
  // A pattern, not a coercion: to Number, '' is 0 and '1e3' is a thousand.
  quantity: z
    .string(QUANTITY)
    .regex(/^[1-8]$/, QUANTITY)
    .transform(Number),
});

/**
 * Buys tickets for the signed-in person, at the price in the database.
 * @param formData `eventId` and `quantity`, both untrusted
 */
export async function buyTickets(
  _previous: FormState<'quantity'>,
  formData: FormData,
): Promise<FormState<'quantity'>> {
  const fields = fieldsOf(formData);
  const values = { quantity: typed(fields, 'quantity') };
  const session = await auth();
  if (!session) return { ok: false, message: 'Sign in to buy tickets.', values };
  const input = Purchase.safeParse(fields);
  if (!input.success) {
    const { quantity } = z.flattenError(input.error).fieldErrors;
    return { ok: false, message: 'Nothing was bought.', errors: { quantity }, values };
  }

  const { eventId, quantity } = input.data;
  const order = await db.transaction(async (tx) => {
    // The condition stands in the update itself: two buyers cannot both find the last ticket.
    const [event] = await tx
      .update(events)
      .set({ stock: sql`${events.stock} - ${quantity}` })
      .where(and(eq(events.id, eventId), eq(events.published, true), gte(events.stock, quantity)))
      .returning({ priceCents: events.priceCents });
    if (!event) return null;
    const row = { id: newId('ord'), totalCents: event.priceCents * quantity };
    await tx
      .insert(orders)
      .values({ ...row, userId: session.userId, eventId, quantity, status: 'paid', createdAt: new Date() });
    return row;
  });
  if (!order) return { ok: false, message: 'There are not that many tickets left.', values };

  updateTag(eventTag(eventId));
  return { ok: true, message: `${count(quantity, 'ticket')} booked for ${formatMoney(order.totalCents)}.` };
}
