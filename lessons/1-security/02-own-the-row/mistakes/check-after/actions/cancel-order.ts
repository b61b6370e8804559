'use server';

import { and, eq } from 'drizzle-orm';
import { updateTag } from 'next/cache';
import { auth } from '@/auth';
import { refund } from '@/data/refunds';
import { eventTag } from '@/data/tags';
import { db } from '@/db';
import { orders } from '@/db/schema';

export type CancelResult = { ok: true } | { ok: false; message: string };

const NOT_CANCELLED: CancelResult = { ok: false, message: 'You have no paid order with that number.' };

export async function cancelOrder(orderId: string): Promise<CancelResult> {
  const session = await auth();
  if (!session) return { ok: false, message: 'Sign in to cancel an order.' };
  if (typeof orderId !== 'string') return NOT_CANCELLED;

  const [order] = await db
    .update(orders)
    .set({ status: 'cancelled' })
    .where(and(eq(orders.id, orderId.trim()), eq(orders.status, 'paid')))
    .returning();
  if (order?.userId !== session.userId) return NOT_CANCELLED;

  await refund(order);
  updateTag(eventTag(order.eventId));
  return { ok: true };
}
