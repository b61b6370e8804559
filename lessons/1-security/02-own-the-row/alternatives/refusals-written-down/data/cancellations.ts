// Owns giving back one's own order.
import 'server-only';
import { and, eq } from 'drizzle-orm';
import { auth } from '@/auth';
import { db } from '@/db';
import { newId } from '@/db/id';
import { audit, type Order, orders } from '@/db/schema';
import { refund } from './refunds';

export async function cancelMine(id: unknown): Promise<Order> {
  const me = await auth();
  const order = me && typeof id === 'string' ? await take(me.userId, id) : null;
  if (me && !order) {
    await db
      .insert(audit)
      .values({ id: newId('aud'), actorId: me.userId, action: 'order.refused', detail: '', at: new Date() });
  }
  if (!order) throw new Error('Nothing of yours to cancel.');
  return order;
}

function take(userId: string, id: string): Promise<Order | null> {
  return db.transaction(async (tx) => {
    const mine = and(eq(orders.id, id), eq(orders.userId, userId), eq(orders.status, 'paid'));
    const order = await tx.update(orders).set({ status: 'cancelled' }).where(mine).returning().get();
    if (!order) return null;
    await refund(order, tx);
    return order;
  });
}
