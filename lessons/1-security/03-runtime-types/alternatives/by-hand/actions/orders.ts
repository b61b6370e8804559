'use server';

import { and, eq, gte, sql } from 'drizzle-orm';
import { updateTag } from 'next/cache';
import { redirect } from 'next/navigation';
import { auth } from '@/auth';
import { eventTag } from '@/data/tags';
import { db } from '@/db';
import { newId } from '@/db/id';
import { events, orders } from '@/db/schema';
import type { FormState } from '@/lib/form';
import { MAX_QTY, readPurchase } from '@/lib/purchase';

export async function buyTickets(sent: unknown): Promise<FormState<'qty'>> {
  const session = await auth();
  if (!session) redirect('/sign-in');

  const purchase = readPurchase(sent);
  if (!purchase) {
    return { ok: false, message: 'No tickets.', errors: { qty: [`A whole number, at most ${MAX_QTY}.`] } };
  }
  const { slug, qty } = purchase;

  const [event] = await db.select().from(events).where(eq(events.slug, slug));
  if (!event?.published) return { ok: false, message: 'This event is not on sale.' };

  const left = await db
    .update(events)
    .set({ stock: sql`${events.stock} - ${qty}` })
    .where(and(eq(events.id, event.id), gte(events.stock, qty)))
    .returning();
  if (left.length === 0) return { ok: false, message: 'Sold out meanwhile.' };

  await db.insert(orders).values({
    id: newId('ord'),
    userId: session.userId,
    eventId: event.id,
    quantity: qty,
    totalCents: event.priceCents * qty,
    status: 'paid',
    createdAt: new Date(),
  });
  updateTag(eventTag(event.id));
  redirect('/orders');
}
