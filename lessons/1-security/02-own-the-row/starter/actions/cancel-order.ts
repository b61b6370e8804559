'use server';

import { eq } from 'drizzle-orm';
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

  // Order numbers arrive pasted from emails, with spaces around them.
  const id = String(orderId).trim();

  const [order] = await db.select().from(orders).where(eq(orders.id, id));
  if (!order) return { ok: false, message: `There is no order ${id}.` };
  if (order.status === 'cancelled') return { ok: false, message: 'That order is already cancelled.' };

  await db.update(orders).set({ status: 'cancelled' }).where(eq(orders.id, id));
  await refund(order);

  updateTag(eventTag(order.eventId));
  return { ok: true };
}
