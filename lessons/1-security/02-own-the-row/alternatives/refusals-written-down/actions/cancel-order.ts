'use server';

import { updateTag } from 'next/cache';
import { cancelMine } from '@/data/cancellations';
import { eventTag } from '@/data/tags';

export type CancelResult = { ok: true } | { ok: false; message: string };

export async function cancelOrder(orderId: unknown): Promise<CancelResult> {
  const { eventId } = await cancelMine(orderId);
  updateTag(eventTag(eventId));
  return { ok: true };
}
