'use server';

import { and, eq } from 'drizzle-orm';
import { updateTag } from 'next/cache';
import { z } from 'zod';
import { auth } from '@/auth';
import { addressTag } from '@/data/tags';
import { db } from '@/db';
import { events } from '@/db/schema';

const LENGTH = 'Write between 20 and 300 characters.';
const Edit = z.object({
  eventId: z.string(),
  blurb: z.string(LENGTH).trim().min(20, LENGTH).max(300, LENGTH),
});

export interface Answer {
  ok: boolean;
  message: string;
}

/** @param edit untrusted, whatever its type says */
export async function editEvent(edit: { eventId: string; blurb: string }): Promise<Answer> {
  const session = await auth();
  if (!session?.venueId) return { ok: false, message: 'This is for organisers.' };

  const input = Edit.safeParse(edit);
  if (!input.success) {
    const { blurb } = z.flattenError(input.error).fieldErrors;
    return { ok: false, message: blurb?.[0] ?? 'The text stays.' };
  }

  const [event] = await db
    .update(events)
    .set({ blurb: input.data.blurb })
    .where(and(eq(events.id, input.data.eventId), eq(events.venueId, session.venueId)))
    .returning({ slug: events.slug });
  if (!event) return { ok: false, message: 'There is no such event at your venue.' };

  updateTag(addressTag(event.slug));
  return { ok: true, message: 'Saved.' };
}
