// Owns changing the price of an event at one's own venue.
import 'server-only';
import { and, eq } from 'drizzle-orm';
import { auth } from '@/auth';
import { db } from '@/db';
import { events } from '@/db/schema';
import { fieldsOf, typed } from '@/lib/form';

/** The price that was typed, in cents; null if it is none. */
export function readPrice(formData: unknown): number | null {
  const euros = typed(fieldsOf(formData), 'price').trim();
  return /^\d{1,3}(\.\d{1,2})?$/.test(euros) ? Math.round(Number(euros) * 100) : null;
}

/** Saves a price if the caller runs the venue of this event; false if not. */
export async function saveOwnPrice(eventId: unknown, priceCents: number): Promise<boolean> {
  const session = await auth();
  if (session?.role !== 'organiser' || !session.venueId || typeof eventId !== 'string') return false;
  const changed = await db
    .update(events)
    .set({ priceCents })
    .where(and(eq(events.id, eventId), eq(events.venueId, session.venueId)))
    .returning({ id: events.id });
  return changed.length > 0;
}
