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
  if (typeof orderId !== 'string') return { ok: false, message: 'That is no order number.' };

  const [order] = await db.select().from(orders).where(eq(orders.id, orderId.trim()));
  if (!order) return { ok: false, message: 'There is no such order.' };
  if (order.userId !== session.userId) return { ok: false, message: 'That order belongs to somebody else.' };

  const [cancelled] = await db
    .update(orders)
    .set({ status: 'cancelled' })
    .where(and(eq(orders.id, order.id), eq(orders.status, 'paid')))
    .returning();
  if (!cancelled) return { ok: false, message: 'That order is already cancelled.' };

  await refund(cancelled);
  updateTag(eventTag(order.eventId));
  return { ok: true };
}
