// Owns cancelling one's own order.
'use server';

import { and, eq } from 'drizzle-orm';
import { updateTag } from 'next/cache';
import { z } from 'zod';
import { auth } from '@/auth';
import { refund } from '@/data/refunds';
import { eventTag } from '@/data/tags';
import { db } from '@/db';
import { orders } from '@/db/schema';

export type CancelResult = { ok: true } | { ok: false; message: string };

const OrderId = z.string().max(64);

/**
 * Cancels one's own paid order: the seats go back, the money becomes credit, a refund notice goes to the outbox.
 * @param orderId untrusted; the same refusal for another's order, a cancelled one and one that never was
 */
export async function cancelOrder(orderId: string): Promise<CancelResult> {
  const session = await auth();
  if (!session) return { ok: false, message: 'Sign in to cancel an order.' };
  const id = OrderId.safeParse(orderId);
  if (!id.success) return NOT_CANCELLED;

  const cancelled = await db.transaction(async (tx) => {
    // Whose it is and that it is still paid is part of the update, so a second click changes nothing.
    const [order] = await tx
      .update(orders)
      .set({ status: 'cancelled' })
      .where(and(eq(orders.id, id.data), eq(orders.userId, session.userId), eq(orders.status, 'paid')))
      .returning();
    if (order) await refund(order, tx);
    return order;
  });
  if (!cancelled) return NOT_CANCELLED;

  updateTag(eventTag(cancelled.eventId));
  return { ok: true };
}

const NOT_CANCELLED: CancelResult = { ok: false, message: 'You have no paid order with that number.' };
