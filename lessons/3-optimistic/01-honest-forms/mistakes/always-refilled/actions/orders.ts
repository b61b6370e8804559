// Owns buying tickets.
'use server';

import { and, eq, gte, sql } from 'drizzle-orm';
import { updateTag } from 'next/cache';
import { z } from 'zod';
import { auth } from '@/auth';
import { eventTag } from '@/data/tags';
import { db } from '@/db';
import { newId } from '@/db/id';
import { events, orders, outbox } from '@/db/schema';
import { fieldsOf, typed } from '@/lib/form';
import { count, formatMoney } from '@/lib/format';

type Field = 'quantity' | 'name' | 'email' | 'note';
export type BuyAnswer = {
  ok: boolean;
  message: string;
  errors?: Partial<Record<Field, string[]>>;
  values?: Partial<Record<Field, string>>;
} | null;

const QUANTITY = 'Choose between 1 and 8 tickets.';

const Purchase = z.object({
  eventId: z.string().max(64),
  quantity: z
    .string(QUANTITY)
    .regex(/^[1-8]$/, QUANTITY)
    .transform(Number),
  name: z.string('Write a name.').trim().min(1, 'Write a name.').max(60, 'Keep it under 60 characters.'),
  email: z.email('This address ends too soon. Write it as in ana@example.com.'),
  note: z.string('Write a note.').trim().max(200, 'Keep it under 200 characters.'),
});

/**
 * Buys tickets for the signed-in person, at the price in the database.
 * @param _previous the answer before this one; it comes from the browser, so nothing may hang on it
 * @param formData `eventId`, `quantity`, `name`, `email` and `note`, all untrusted
 */
export async function buyTickets(_previous: BuyAnswer, formData: FormData): Promise<BuyAnswer> {
  const fields = fieldsOf(formData);
  const values = {
    quantity: typed(fields, 'quantity'),
    name: typed(fields, 'name'),
    email: typed(fields, 'email'),
    note: typed(fields, 'note'),
  };

  const session = await auth();
  if (!session) return { ok: false, message: 'Sign in to buy tickets.', values };
  const input = Purchase.safeParse(fields);
  if (!input.success) {
    const errors = z.flattenError(input.error).fieldErrors;
    return { ok: false, message: 'Nothing was bought. Look at the fields marked in red.', errors, values };
  }

  const { eventId, quantity, ...delivery } = input.data;
  const order = await db.transaction(async (tx) => {
    // The condition stands in the update itself: two buyers cannot both find the last ticket.
    const [event] = await tx
      .update(events)
      .set({ stock: sql`${events.stock} - ${quantity}` })
      .where(and(eq(events.id, eventId), eq(events.published, true), gte(events.stock, quantity)))
      .returning({ priceCents: events.priceCents });
    if (!event) return null;
    const row = { id: newId('ord'), totalCents: event.priceCents * quantity };
    const at = new Date();
    await tx
      .insert(orders)
      .values({ ...row, userId: session.userId, eventId, quantity, status: 'paid', createdAt: at });
    // From the outbox somebody prints the tickets and sends the receipt.
    await tx
      .insert(outbox)
      .values({ id: newId('out'), kind: 'tickets', payload: { orderId: row.id, ...delivery }, at });
    return row;
  });
  if (!order) return { ok: false, message: 'There are not that many tickets left.', values };

  updateTag(eventTag(eventId));
  const message = `${count(quantity, 'ticket')} booked for ${formatMoney(order.totalCents)}.`;
  return { ok: true, message, values };
}
