import 'server-only';
import { and, eq } from 'drizzle-orm';
import { db } from '@/db';
import { type Order, orders } from '@/db/schema';

/** Marks a paid order of this person as cancelled. Null if there is none: not theirs, not paid, not there. */
export async function takeOwnPaidOrder(userId: string, orderId: unknown): Promise<Order | null> {
  if (typeof orderId !== 'string') return null;
  const taken = await db
    .update(orders)
    .set({ status: 'cancelled' })
    .where(and(eq(orders.userId, userId), eq(orders.id, orderId), eq(orders.status, 'paid')))
    .returning();
  return taken[0] ?? null;
}
