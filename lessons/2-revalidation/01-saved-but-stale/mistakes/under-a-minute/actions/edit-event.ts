'use server';

import { and, eq } from 'drizzle-orm';
import { updateTag } from 'next/cache';
import { z } from 'zod';
import { auth } from '@/auth';
import { eventTag } from '@/data/tags';
import { db } from '@/db';
import { events } from '@/db/schema';
import { type FormState, fieldsOf, typed } from '@/lib/form';

const LENGTH = 'Write between 20 and 300 characters.';
const Edit = z.object({
  eventId: z.string(),
  blurb: z.string(LENGTH).trim().min(20, LENGTH).max(300, LENGTH),
});

export async function editEvent(
  eventId: string,
  _previous: FormState<'blurb'>,
  formData: FormData,
): Promise<FormState<'blurb'>> {
  const session = await auth();
  if (!session?.venueId) return { ok: false, message: 'This is for organisers.' };

  const fields = fieldsOf(formData);
  const input = Edit.safeParse({ ...fields, eventId });
  if (!input.success) {
    const { blurb } = z.flattenError(input.error).fieldErrors;
    return {
      ok: false,
      message: 'The text stays.',
      errors: { blurb },
      values: { blurb: typed(fields, 'blurb') },
    };
  }

  const [event] = await db
    .update(events)
    .set({ blurb: input.data.blurb })
    .where(and(eq(events.id, input.data.eventId), eq(events.venueId, session.venueId)))
    .returning();
  if (!event) return { ok: false, message: 'There is no such event at your venue.' };

  updateTag(eventTag(event.id));
  return { ok: true, message: 'Saved.' };
}
