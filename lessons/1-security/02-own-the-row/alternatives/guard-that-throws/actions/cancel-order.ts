'use server';

import { and, eq } from 'drizzle-orm';
import { revalidatePath } from 'next/cache';
import { auth } from '@/auth';
import { refund } from '@/data/refunds';
import { db } from '@/db';
import { orders } from '@/db/schema';

export type CancelResult = { ok: true } | { ok: false; message: string };

export async function cancelOrder(orderId: string): Promise<CancelResult> {
  const session = await auth();
  if (!session) throw new Error('Unauthorized');
  if (typeof orderId !== 'string') throw new Error('Not found');

  await db.transaction(async (tx) => {
    // Read and write in one transaction: nobody else gets in between.
    const mine = and(eq(orders.id, orderId.trim()), eq(orders.userId, session.userId));
    const order = await tx.query.orders.findFirst({ where: mine });
    if (order?.status !== 'paid') throw new Error('Not found');
    await tx.update(orders).set({ status: 'cancelled' }).where(eq(orders.id, order.id));
    await refund(order, tx);
  });

  revalidatePath('/', 'layout');
  return { ok: true };
}
