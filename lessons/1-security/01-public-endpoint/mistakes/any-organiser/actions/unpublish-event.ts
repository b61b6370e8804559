'use server';

import { eq } from 'drizzle-orm';
import { refresh, updateTag } from 'next/cache';
import { auth } from '@/auth';
import { EVENTS_TAG, eventTag } from '@/data/tags';
import { db } from '@/db';
import { events } from '@/db/schema';
import type { FormState } from '@/lib/form';

const NOT_YOURS: FormState = { ok: false, message: 'There is no such event at your venue.' };

export async function unpublishEvent(eventId: string): Promise<FormState> {
  const session = await auth();
  if (session?.role !== 'organiser') return NOT_YOURS;

  const [event] = await db
    .update(events)
    .set({ published: false })
    .where(eq(events.id, eventId))
    .returning({ id: events.id });
  if (!event) return NOT_YOURS;

  updateTag(eventTag(event.id));
  updateTag(EVENTS_TAG);
  refresh();
  return { ok: true, message: 'No longer on sale.' };
}
