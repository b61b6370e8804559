// Owns which comments at their venue an organiser has not read yet. Kept for each organiser.
import 'server-only';
import { and, eq, isNull, ne } from 'drizzle-orm';
import { cacheTag } from 'next/cache';
import { z } from 'zod';
import { auth } from '@/auth';
import { db } from '@/db';
import { newId } from '@/db/id';
import { audit, comments, events } from '@/db/schema';
import { unreadTag } from './tags';

const READ = 'comment.read';
const CommentIds = z.array(z.string().max(64)).max(500);

/** Ids of other people's comments that the signed-in organiser has not read; none for everybody else. */
export async function getNewComments(): Promise<string[]> {
  const session = await auth();
  if (session?.role !== 'organiser' || !session.venueId) return [];
  return unreadAt(session.venueId, session.userId);
}

async function unreadAt(venueId: string, userId: string): Promise<string[]> {
  'use cache';
  cacheTag(unreadTag(userId));
  const read = and(eq(audit.action, READ), eq(audit.actorId, userId), eq(audit.detail, comments.id));
  const rows = await db
    .select({ id: comments.id })
    .from(comments)
    .innerJoin(events, eq(events.id, comments.eventId))
    .leftJoin(audit, read)
    .where(and(eq(events.venueId, venueId), ne(comments.userId, userId), isNull(audit.id)));
  return rows.map(({ id }) => id);
}

/** Notes that the signed-in organiser has read these; ids of anything else are left out. */
export async function markRead(commentIds: unknown): Promise<void> {
  const session = await auth();
  const ids = CommentIds.safeParse(commentIds);
  if (!session || !ids.success) return;
  const unread = (await getNewComments()).filter((id) => ids.data.includes(id));
  if (unread.length === 0) return;
  const at = new Date();
  await db
    .insert(audit)
    .values(
      unread.map((detail) => ({ id: newId('aud'), actorId: session.userId, action: READ, detail, at })),
    );
}
