'use server';

import { and, eq } from 'drizzle-orm';
import { refresh, updateTag } from 'next/cache';
import { auth } from '@/auth';
import { EVENTS_TAG, eventTag } from '@/data/tags';
import { db } from '@/db';
import { events } from '@/db/schema';
import type { FormState } from '@/lib/form';

export async function unpublishEvent(eventId: string): Promise<FormState> {
  const session = await auth();
  if (!session?.venueId) return { ok: false, message: 'This is for organisers.' };
  const [event] = await db
    .update(events)
    .set({ published: false })
    .where(and(eq(events.id, eventId), eq(events.venueId, session.venueId)))
    .returning({ id: events.id });
  if (!event) return { ok: false, message: 'There is no such event at your venue.' };

  updateTag(eventTag(event.id));
  updateTag(EVENTS_TAG);
  refresh();
  return { ok: true, message: 'No longer on sale.' };
}
