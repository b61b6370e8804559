'use server';

import { eq } from 'drizzle-orm';
import { refresh, updateTag } from 'next/cache';
import { EVENTS_TAG, eventTag } from '@/data/tags';
import { db } from '@/db';
import { events } from '@/db/schema';
import type { FormState } from '@/lib/form';

// For organisers. Only their pages have the button: see proxy.ts, app/organiser/layout.tsx and
// components/house-tools.tsx.
export async function unpublishEvent(eventId: string): Promise<FormState> {
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
