'use server';

import { and, eq } from 'drizzle-orm';
import { updateTag } from 'next/cache';
import { redirect } from 'next/navigation';
import { EVENTS_TAG, eventTag } from '@/data/tags';
import { db } from '@/db';
import { events } from '@/db/schema';
import { forOrganisers } from '@/lib/for-organisers';

export const unpublishEvent = forOrganisers(async ({ venueId }, eventId: string) => {
  const mine = and(eq(events.id, eventId), eq(events.venueId, venueId));
  const changed = await db.update(events).set({ published: false }).where(mine).returning();
  if (changed.length === 0) return { ok: false, message: 'This is another venue’s event.' };

  updateTag(eventTag(eventId));
  updateTag(EVENTS_TAG);
  // The event's own page is gone now.
  redirect('/organiser');
});
