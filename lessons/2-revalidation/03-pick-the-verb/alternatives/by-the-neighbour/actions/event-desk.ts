'use server';

import { refresh, revalidateTag } from 'next/cache';
import { after } from 'next/server';
import { changePrice } from '@/actions/organiser';
import { markRead } from '@/data/new-comments';
import { recordShare } from '@/data/shares';
import { sharesTag } from '@/data/tags';
import type { FormState } from '@/lib/form';

// Her desk has the same form already, and it knows which copies a price ends.
export async function setPrice(eventId: string, previous: FormState, formData: FormData): Promise<FormState> {
  return await changePrice(eventId, previous, formData);
}

// Ben shares an event. The number of shares is cached: a slow company counts them for us.
export async function shareEvent(eventId: string): Promise<FormState> {
  if (!(await recordShare(eventId))) return { ok: false, message: 'This event cannot be shared.' };

  // Ben's reply need not wait for it.
  after(() => revalidateTag(sharesTag(eventId), 'max'));
  return { ok: true, message: 'Shared.' };
}

// Orla has read these comments. Her badge counts the others; it is hers alone, and never cached.
export async function markCommentsRead(commentIds: string[]): Promise<void> {
  await markRead(commentIds);

  refresh();
}
