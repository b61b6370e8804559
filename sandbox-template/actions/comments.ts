// Owns adding comments.
'use server';

import { and, eq } from 'drizzle-orm';
import { updateTag } from 'next/cache';
import { z } from 'zod';
import { auth } from '@/auth';
import { eventTag } from '@/data/tags';
import { db } from '@/db';
import { newId } from '@/db/id';
import { comments, events } from '@/db/schema';
import { type FormState, fieldsOf, typed } from '@/lib/form';

const NewComment = z.object({
  eventId: z.string().max(64),
  body: z
    .string('Write something first.')
    .trim()
    .min(1, 'Write something first.')
    .max(400, 'Keep it under 400 characters.'),
});

/**
 * Adds a comment by the signed-in person. Author and time are ours to know, never the form's to say.
 * @param formData `eventId` and `body`, both untrusted
 */
export async function addComment(
  _previous: FormState<'body'>,
  formData: FormData,
): Promise<FormState<'body'>> {
  const fields = fieldsOf(formData);
  const values = { body: typed(fields, 'body') };
  const session = await auth();
  if (!session) return { ok: false, message: 'Sign in to comment.', values };
  const input = NewComment.safeParse(fields);
  if (!input.success) {
    const { body } = z.flattenError(input.error).fieldErrors;
    return { ok: false, message: 'Your comment was not added.', errors: { body }, values };
  }

  const { eventId, body } = input.data;
  const [event] = await db
    .select({ id: events.id })
    .from(events)
    .where(and(eq(events.id, eventId), eq(events.published, true)));
  if (!event) return { ok: false, message: 'This event is no longer on sale.', values };
  await db
    .insert(comments)
    .values({ id: newId('com'), eventId: event.id, userId: session.userId, body, createdAt: new Date() });

  updateTag(eventTag(event.id));
  return { ok: true, message: 'Comment added.' };
}
