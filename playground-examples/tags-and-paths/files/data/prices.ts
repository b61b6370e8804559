// Owns the list of prices. Cached until somebody ends its tag.
import 'server-only';
import { asc, eq } from 'drizzle-orm';
import { cacheTag } from 'next/cache';
import { db } from '@/db';
import { events } from '@/db/schema';

export const PRICES_TAG = 'prices';

export async function listPrices() {
  'use cache';
  cacheTag(PRICES_TAG);
  return await db
    .select({ id: events.id, title: events.title, priceCents: events.priceCents })
    .from(events)
    .where(eq(events.published, true))
    .orderBy(asc(events.startsAt));
}
