'use server';

import { refresh, updateTag } from 'next/cache';
import { redirect } from 'next/navigation';
import { auth } from '@/auth';
import { takeOwnPaidOrder } from '@/data/own-orders';
import { refund } from '@/data/refunds';
import { eventTag } from '@/data/tags';

export type CancelResult = { ok: true } | { ok: false; message: string };

export async function cancelOrder(orderId: string): Promise<CancelResult> {
  const session = await auth();
  if (!session) redirect('/sign-in');

  const order = await takeOwnPaidOrder(session.userId, orderId);
  if (!order) return { ok: false, message: 'Nothing was cancelled.' };

  await refund(order);
  updateTag(eventTag(order.eventId));
  refresh();
  return { ok: true };
}
