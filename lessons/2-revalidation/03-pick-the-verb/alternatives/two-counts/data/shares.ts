// Owns how often an event was shared: what the statistics company counted elsewhere, and what we did here.
import 'server-only';
import { and, eq } from 'drizzle-orm';
import { cacheLife, cacheTag } from 'next/cache';
import { auth } from '@/auth';
import { db } from '@/db';
import { newId } from '@/db/id';
import { events, outbox } from '@/db/schema';
import { counter } from '@/upstream/counter';
import { ownSharesTag, sharesTag } from './tags';

/** Shares of one event, here and elsewhere. Two copies, because only one of them takes its time. */
export async function getShares(eventId: string): Promise<number> {
  const [elsewhere, here] = await Promise.all([sharesElsewhere(eventId), sharesHere(eventId)]);
  return elsewhere + here;
}

async function sharesElsewhere(eventId: string): Promise<number> {
  'use cache';
  cacheLife('days');
  cacheTag(sharesTag(eventId));
  return counter.read(`shares:${eventId}`);
}

async function sharesHere(eventId: string): Promise<number> {
  'use cache';
  cacheLife('days');
  cacheTag(ownSharesTag(eventId));
  const ours = await db.select().from(outbox).where(eq(outbox.kind, 'share'));
  return ours.filter(({ payload }) => payload.eventId === eventId).length;
}

/** Notes that the signed-in person shared an event; false if there is none, or nobody is signed in. */
export async function recordShare(eventId: unknown): Promise<boolean> {
  const session = await auth();
  if (!session || typeof eventId !== 'string') return false;
  const [event] = await db
    .select({ id: events.id })
    .from(events)
    .where(and(eq(events.id, eventId), eq(events.published, true)));
  if (!event) return false;
  const payload = { eventId: event.id, userId: session.userId };
  await db.insert(outbox).values({ id: newId('out'), kind: 'share', payload, at: new Date() });
  return true;
}
