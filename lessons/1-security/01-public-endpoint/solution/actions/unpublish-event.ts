'use server';

import { and, eq } from 'drizzle-orm';
import { refresh, updateTag } from 'next/cache';
import { auth } from '@/auth';
import { EVENTS_TAG, eventTag } from '@/data/tags';
import { db } from '@/db';
import { events } from '@/db/schema';
import type { FormState } from '@/lib/form';

const NOT_YOURS: FormState = { ok: false, message: 'There is no such event at your venue.' };

export async function unpublishEvent(eventId: string): Promise<FormState> {
  const session = await auth();
  if (session?.role !== 'organiser' || !session.venueId) return NOT_YOURS;

  // Whose event it is is a condition of the change, so there is no moment between asking and acting.
  const [event] = await db
    .update(events)
    .set({ published: false })
    .where(and(eq(events.id, eventId), eq(events.venueId, session.venueId)))
    .returning({ id: events.id });
  if (!event) return NOT_YOURS;

  updateTag(eventTag(event.id));
  updateTag(EVENTS_TAG);
  refresh();
  return { ok: true, message: 'No longer on sale.' };
}
