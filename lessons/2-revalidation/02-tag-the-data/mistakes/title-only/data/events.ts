// Owns what everybody may know about events. Cached: it is the same for all who ask.
import 'server-only';
import { and, asc, count, eq } from 'drizzle-orm';
import { cacheTag } from 'next/cache';
import { db } from '@/db';
import { comments, events, likes, users, venues } from '@/db/schema';
import { EVENTS_TAG, eventTag, nothingTag } from './tags';

const columns = {
  id: events.id,
  slug: events.slug,
  title: events.title,
  blurb: events.blurb,
  startsAt: events.startsAt,
  priceCents: events.priceCents,
  stock: events.stock,
  venue: venues.name,
  venueSlug: venues.slug,
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
  cacheTag(EVENTS_TAG);
  return rows;
}

/** One venue with its published events, the earliest first; null if there is no such venue. */
export async function getVenue(slug: string) {
  'use cache';
  const [venue] = await db
    .select({ id: venues.id, name: venues.name, city: venues.city })
    .from(venues)
    .where(eq(venues.slug, slug));
  if (!venue) return null;
  const rows = await db
    .select(columns)
    .from(events)
    .innerJoin(venues, eq(venues.id, events.venueId))
    .where(and(eq(events.venueId, venue.id), eq(events.published, true)))
    .orderBy(asc(events.startsAt));
  cacheTag(EVENTS_TAG);
  return { ...venue, events: rows };
}

/** One published event with its number of likes and its comments, the oldest first; null if there is none. */
export async function getEvent(slug: string) {
  'use cache';
  const [event] = await db
    .select(columns)
    .from(events)
    .innerJoin(venues, eq(venues.id, events.venueId))
    .where(and(eq(events.slug, slug), eq(events.published, true)));
  if (!event) {
    cacheTag(nothingTag(slug));
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
