// Owns what one person likes. Personal, so never cached.
import 'server-only';
import { and, eq } from 'drizzle-orm';
import { auth } from '@/auth';
import { db } from '@/db';
import { likes } from '@/db/schema';

/** Whether the signed-in person likes this event; false for those who are not signed in. */
export async function doILike(eventId: string): Promise<boolean> {
  const session = await auth();
  if (!session) return false;
  const found = await db
    .select({ id: likes.id })
    .from(likes)
    .where(and(eq(likes.eventId, eventId), eq(likes.userId, session.userId)));
  return found.length > 0;
}
