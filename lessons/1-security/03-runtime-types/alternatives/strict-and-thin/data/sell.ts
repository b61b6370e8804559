// Owns selling tickets: the seats, the price and the order, in one transaction.
import 'server-only';
import { eq } from 'drizzle-orm';
import { db } from '@/db';
import { newId } from '@/db/id';
import { events, type Order, orders } from '@/db/schema';

/** Sells `qty` tickets to this person at the price of the moment. Null if there are not that many. */
export async function sell(userId: string, slug: string, qty: number): Promise<Order | null> {
  return await db.transaction(async (tx) => {
    const event = await tx.query.events.findFirst({ where: eq(events.slug, slug) });
    if (!event?.published || event.stock < qty) return null;
    await tx
      .update(events)
      .set({ stock: event.stock - qty })
      .where(eq(events.id, event.id));
    const order: Order = {
      id: newId('ord'),
      userId,
      eventId: event.id,
      quantity: qty,
      totalCents: event.priceCents * qty,
      status: 'paid',
      createdAt: new Date(),
    };
    await tx.insert(orders).values(order);
    return order;
  });
}
