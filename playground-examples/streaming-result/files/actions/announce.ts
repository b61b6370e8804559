// Owns the announcement of an event, told word by word.
'use server';

import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '@/db';
import { events } from '@/db/schema';

const PAUSE_MS = 120;
const Slug = z.string().max(64);

async function* wordsOf(text: string): AsyncGenerator<string> {
  for (const word of text.split(' ')) {
    yield word;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/**
 * Everybody may listen, and only to events that are published.
 * @param slug untrusted
 * @returns the words, as they are said; none for an event that is not on sale
 */
export async function announce(slug: string): Promise<AsyncIterable<string>> {
  const parsed = Slug.safeParse(slug);
  const [event] = parsed.success
    ? await db
        .select({ title: events.title, blurb: events.blurb })
        .from(events)
        .where(and(eq(events.slug, parsed.data), eq(events.published, true)))
    : [];
  return wordsOf(event ? `Tonight: ${event.title}. ${event.blurb}` : '');
}
