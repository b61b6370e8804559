'use server';

import { and, eq } from 'drizzle-orm';
import { refresh, updateTag } from 'next/cache';
import { headers } from 'next/headers';
import { auth } from '@/auth';
import { EVENTS_TAG, eventTag } from '@/data/tags';
import { db } from '@/db';
import { events, users } from '@/db/schema';
import type { FormState } from '@/lib/form';

const NOT_YOURS: FormState = { ok: false, message: 'There is no such event at your venue.' };

export async function unpublishEvent(eventId: string): Promise<FormState> {
  // Our own jobs have no cookie. They come through the gateway, which says for whom they run.
  const userId = (await headers()).get('x-user-id') ?? (await auth())?.userId;
  if (!userId) return NOT_YOURS;
  const [user] = await db.select({ venueId: users.venueId }).from(users).where(eq(users.id, userId));
  if (!user?.venueId) return NOT_YOURS;

  const [event] = await db
    .update(events)
    .set({ published: false })
    .where(and(eq(events.id, eventId), eq(events.venueId, user.venueId)))
    .returning({ id: events.id });
  if (!event) return NOT_YOURS;

  updateTag(eventTag(event.id));
  updateTag(EVENTS_TAG);
  refresh();
  return { ok: true, message: 'No longer on sale.' };
}
