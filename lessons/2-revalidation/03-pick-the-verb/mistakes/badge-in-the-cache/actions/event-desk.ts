'use server';

import { revalidateTag, updateTag } from 'next/cache';
import { auth } from '@/auth';
import { markRead } from '@/data/new-comments';
import { readPrice, saveOwnPrice } from '@/data/own-price';
import { recordShare } from '@/data/shares';
import { eventTag, sharesTag, unreadTag } from '@/data/tags';
import type { FormState } from '@/lib/form';

// Orla types a price. It is cached, under the event's tag, and stands on three pages.
export async function setPrice(
  eventId: string,
  _previous: FormState,
  formData: FormData,
): Promise<FormState> {
  const priceCents = readPrice(formData);
  if (priceCents === null) return { ok: false, message: 'Write a price such as 24.50.' };
  if (!(await saveOwnPrice(eventId, priceCents))) return { ok: false, message: 'No such event of yours.' };

  updateTag(eventTag(eventId));
  return { ok: true, message: 'Saved.' };
}

// Ben shares an event. The number of shares is cached: a slow company counts them for us.
export async function shareEvent(eventId: string): Promise<FormState> {
  if (!(await recordShare(eventId))) return { ok: false, message: 'This event cannot be shared.' };

  revalidateTag(sharesTag(eventId), 'max');
  return { ok: true, message: 'Shared.' };
}

// Orla has read these comments. Her badge counts the others; it is hers alone, and never cached.
export async function markCommentsRead(commentIds: string[]): Promise<void> {
  await markRead(commentIds);

  const session = await auth();
  if (session) updateTag(unreadTag(session.userId));
}
