// Owns what an event is called, and at which address it is found.
'use server';

import { and, eq, ne } from 'drizzle-orm';
import { refresh, updateTag } from 'next/cache';
import { z } from 'zod';
import { auth } from '@/auth';
import { EVENTS_TAG, eventTag } from '@/data/tags';
import { db } from '@/db';
import { events } from '@/db/schema';
import { type FormState, fieldsOf, typed } from '@/lib/form';

type State = FormState<'title' | 'slug'>;

const TITLE = 'Write a title, up to 80 characters.';
const ADDRESS = 'Use small letters and digits, with hyphens between words.';
const EventId = z.string().max(64);
const Edit = z.object({
  title: z.string(TITLE).trim().min(1, TITLE).max(80, TITLE),
  slug: z
    .string(ADDRESS)
    .trim()
    .max(60, ADDRESS)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, ADDRESS),
});

/**
 * Changes title and address of an event at the caller's venue.
 * @param eventId bound by the page, so as forgeable as any argument
 * @param formData `title` and `slug`, both untrusted
 */
export async function editEvent(eventId: string, _previous: State, formData: FormData): Promise<State> {
  const fields = fieldsOf(formData);
  const refuse = (message: string, errors?: { title?: string[]; slug?: string[] }): State => ({
    ok: false,
    message,
    errors,
    values: { title: typed(fields, 'title'), slug: typed(fields, 'slug') },
  });

  const session = await auth();
  const id = EventId.safeParse(eventId);
  if (session?.role !== 'organiser' || !session.venueId || !id.success) return refuse(NOT_YOURS);
  const input = Edit.safeParse(fields);
  if (!input.success) return refuse('Nothing was saved.', z.flattenError(input.error).fieldErrors);

  const mine = and(eq(events.id, id.data), eq(events.venueId, session.venueId));
  const { title, slug } = input.data;
  const [taken] = await db
    .select({ id: events.id })
    .from(events)
    .where(and(eq(events.slug, slug), ne(events.id, id.data)));
  if (taken) return refuse('Nothing was saved.', { slug: ['Another event has this address.'] });
  const [event] = await db.update(events).set({ title, slug }).where(mine).returning({ id: events.id });
  if (!event) return refuse(NOT_YOURS);

  updateTag(eventTag(event.id));
  updateTag(EVENTS_TAG);
  // The organiser's own desk is not cached, so no tag reaches it.
  refresh();
  return { ok: true, message: 'Saved.' };
}

const NOT_YOURS = 'There is no such event at your venue.';
