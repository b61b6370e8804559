// Owns changing the caller's own events: who may, and what a change makes old.
import 'server-only';
import { and, eq } from 'drizzle-orm';
import { revalidateTag } from 'next/cache';
import { auth } from '@/auth';
import { db } from '@/db';
import { type Event, events } from '@/db/schema';
import { eventTag } from './tags';

/** Changes one event of the caller's venue. Throws for everybody else, and then nothing has expired. */
export async function changeMyEvent(id: string, change: Partial<Event>): Promise<Event> {
  const session = await auth();
  if (!session) throw new Error('Unauthorized');

  const [before] = await db.select().from(events).where(eq(events.id, id));
  if (!before || before.venueId !== session.venueId) throw new Error('Forbidden');
  const [after] = await db
    .update(events)
    .set(change)
    .where(and(eq(events.id, id), eq(events.venueId, before.venueId)))
    .returning();
  if (!after) throw new Error('Forbidden');

  revalidateTag(eventTag(after.id), { expire: 0 });
  return after;
}
