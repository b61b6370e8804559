// Owns the text of an event: kept apart from its prices and seats, which change far more often.
import 'server-only';
import { eq } from 'drizzle-orm';
import { cacheTag } from 'next/cache';
import { db } from '@/db';
import { events } from '@/db/schema';

export const textTag = (slug: string): string => `text:${slug}`;

/** What there is to say about an event, on sale or not; null if there is none. */
export async function getText(slug: string): Promise<string | null> {
  'use cache';
  cacheTag(textTag(slug));
  const [event] = await db.select({ text: events.blurb }).from(events).where(eq(events.slug, slug));
  return event?.text ?? null;
}
