'use server';

import { and, eq } from 'drizzle-orm';
import { updateTag } from 'next/cache';
import { auth } from '@/auth';
import { refund } from '@/data/refunds';
import { eventTag } from '@/data/tags';
import { db } from '@/db';
import { orders } from '@/db/schema';

export type CancelResult = { ok: true } | { ok: false; message: string };

export async function cancelOrder(orderId: string): Promise<CancelResult> {
  const session = await auth();
  if (!session) return { ok: false, message: 'Sign in to cancel an order.' };
  if (typeof orderId !== 'string') throw new Error('That order cannot be cancelled.');
  const id = orderId.trim();

  const cancelled = await db.transaction(async (tx) => {
    const [order] = await tx.select().from(orders).where(eq(orders.id, id));
    if (!order) throw new Error('That order cannot be cancelled.');
    const [mine] = await tx
      .update(orders)
      .set({ status: 'cancelled' })
      .where(and(eq(orders.id, id), eq(orders.userId, session.userId), eq(orders.status, 'paid')))
      .returning();
    if (!mine) throw new Error('That order cannot be cancelled.');
    await refund(mine, tx);
    return mine;
  });

  updateTag(eventTag(cancelled.eventId));
  return { ok: true };
}
