// Owns what an organiser sees: every event of their own venue, published or not. Never cached.
import 'server-only';
import { asc, eq } from 'drizzle-orm';
import { auth } from '@/auth';
import { db } from '@/db';
import { events, venues } from '@/db/schema';

export type ManagedEvent = NonNullable<Awaited<ReturnType<typeof getMyVenue>>>['events'][number];

/** The signed-in organiser's venue and its events; null for everybody else. */
export async function getMyVenue() {
  const session = await auth();
  if (session?.role !== 'organiser' || !session.venueId) return null;
  const [[venue], managed] = await Promise.all([
    db.select({ name: venues.name, city: venues.city }).from(venues).where(eq(venues.id, session.venueId)),
    db
      .select({
        id: events.id,
        slug: events.slug,
        title: events.title,
        blurb: events.blurb,
        startsAt: events.startsAt,
        priceCents: events.priceCents,
        stock: events.stock,
        published: events.published,
      })
      .from(events)
      .where(eq(events.venueId, session.venueId))
      .orderBy(asc(events.startsAt)),
  ]);
  return venue ? { ...venue, events: managed } : null;
}
