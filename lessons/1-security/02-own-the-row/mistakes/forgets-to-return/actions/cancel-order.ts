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

const OrderId = z.string().trim();
const NOT_CANCELLED: CancelResult = { ok: false, message: 'You have no paid order with that number.' };

export async function cancelOrder(orderId: string): Promise<CancelResult> {
  const session = await auth();
  if (!session) return { ok: false, message: 'Sign in to cancel an order.' };

  const id = OrderId.safeParse(orderId);
  if (!id.success) return NOT_CANCELLED;

  const order = await db.transaction(async (tx) => {
    // One statement asks and acts: whose it is and that it is still paid are conditions of the update itself.
    const [cancelled] = await tx
      .update(orders)
      .set({ status: 'cancelled' })
      .where(and(eq(orders.id, id.data), eq(orders.userId, session.userId), eq(orders.status, 'paid')))
      .returning();
    if (cancelled) await refund(cancelled, tx);
  });
  if (!order) return NOT_CANCELLED;

  updateTag(eventTag(order.eventId));
  return { ok: true };
}
