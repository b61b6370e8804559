// Owns liking an event.
'use server';

import { and, eq } from 'drizzle-orm';
import { updateTag } from 'next/cache';
import { z } from 'zod';
import { auth } from '@/auth';
import { eventTag } from '@/data/tags';
import { db } from '@/db';
import { newId } from '@/db/id';
import { events, likes } from '@/db/schema';

const Like = z.tuple([z.string().max(64), z.boolean()]);

export type LikeResult = { ok: true } | { ok: false; message: string };

/**
 * Likes an event, or takes the like back. Says what should be, not "the other one", so twice is the same as
 * once.
 * @param eventId untrusted
 * @param liked whether the signed-in person is to like it from now on
 */
export async function likeEvent(eventId: string, liked: boolean): Promise<LikeResult> {
  const session = await auth();
  if (!session) return { ok: false, message: 'Sign in to like an event.' };
  const input = Like.safeParse([eventId, liked]);
  if (!input.success) return NO_EVENT;
  const [id, wanted] = input.data;
  const { userId } = session;

  const [event] = await db
    .select({ id: events.id })
    .from(events)
    .where(and(eq(events.id, id), eq(events.published, true)));
  if (!event) return NO_EVENT;
  if (wanted) {
    await db
      .insert(likes)
      .values({ id: newId('lik'), userId, eventId: event.id })
      .onConflictDoNothing();
  } else {
    await db.delete(likes).where(and(eq(likes.userId, userId), eq(likes.eventId, event.id)));
  }

  updateTag(eventTag(event.id));
  return { ok: true };
}

const NO_EVENT: LikeResult = { ok: false, message: 'This event is no longer on sale.' };
