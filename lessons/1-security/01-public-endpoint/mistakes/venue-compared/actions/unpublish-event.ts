'use server';

import { eq } from 'drizzle-orm';
import { refresh, updateTag } from 'next/cache';
import { auth } from '@/auth';
import { EVENTS_TAG, eventTag } from '@/data/tags';
import { db } from '@/db';
import { events } from '@/db/schema';
import type { FormState } from '@/lib/form';

export async function unpublishEvent(eventId: string, venueId?: unknown): Promise<FormState> {
  const session = await auth();
  // The pages know the venue already, and bind it; without it, it is looked up.
  const venue = typeof venueId === 'string' ? venueId : await venueOf(eventId);
  if (session?.role !== 'organiser' || session.venueId !== venue) {
    return { ok: false, message: 'There is no such event at your venue.' };
  }
  const [event] = await db
    .update(events)
    .set({ published: false })
    .where(eq(events.id, eventId))
    .returning({ id: events.id });
  if (!event) return { ok: false, message: 'There is no such event.' };

  updateTag(eventTag(event.id));
  updateTag(EVENTS_TAG);
  refresh();
  return { ok: true, message: 'No longer on sale.' };
}

async function venueOf(eventId: string): Promise<string | undefined> {
  const [event] = await db.select({ venueId: events.venueId }).from(events).where(eq(events.id, eventId));
  return event?.venueId;
}
