// Owns what everybody may know about events. Cached: it is the same for all who ask.
import 'server-only';
import { and, asc, count, eq } from 'drizzle-orm';
import { cacheLife, cacheTag } from 'next/cache';
import { db } from '@/db';
import { comments, events, likes, users, venues } from '@/db/schema';
import { addressTag, EVENTS_TAG, eventTag } from './tags';

const columns = {
  id: events.id,
  slug: events.slug,
  title: events.title,
  blurb: events.blurb,
  startsAt: events.startsAt,
  priceCents: events.priceCents,
  stock: events.stock,
  venue: venues.name,
  city: venues.city,
};

export type PublicEvent = Awaited<ReturnType<typeof listEvents>>[number];
export type EventDetails = NonNullable<Awaited<ReturnType<typeof getEvent>>>;

/** Published events, the earliest first. */
export async function listEvents() {
  'use cache';
  const rows = await db
    .select(columns)
    .from(events)
    .innerJoin(venues, eq(venues.id, events.venueId))
    .where(eq(events.published, true))
    .orderBy(asc(events.startsAt));
  cacheTag(EVENTS_TAG, ...rows.map((event) => eventTag(event.id)));
  return rows;
}

/** One published event with its number of likes and its comments, the oldest first; null if there is none. */
export async function getEvent(slug: string) {
  'use cache';
  cacheLife('hours');
  cacheTag(addressTag(slug));
  const [event] = await db
    .select(columns)
    .from(events)
    .innerJoin(venues, eq(venues.id, events.venueId))
    .where(and(eq(events.slug, slug), eq(events.published, true)));
  if (!event) {
    // Without an event there is no id to tag: a new or newly published one has to end this answer as well.
    cacheTag(EVENTS_TAG);
    return null;
  }
  cacheTag(eventTag(event.id));
  const [[liked], said] = await Promise.all([
    db.select({ likes: count() }).from(likes).where(eq(likes.eventId, event.id)),
    db
      .select({ id: comments.id, author: users.name, body: comments.body, createdAt: comments.createdAt })
      .from(comments)
      .innerJoin(users, eq(users.id, comments.userId))
      .where(eq(comments.eventId, event.id))
      .orderBy(asc(comments.createdAt)),
  ]);
  return { ...event, likes: liked?.likes ?? 0, comments: said };
}
