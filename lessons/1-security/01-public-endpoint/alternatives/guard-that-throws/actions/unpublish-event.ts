'use server';

import { eq } from 'drizzle-orm';
import { revalidatePath } from 'next/cache';
import { requireMyVenue } from '@/data/my-venue';
import { db } from '@/db';
import { events } from '@/db/schema';
import type { FormState } from '@/lib/form';

export async function unpublishEvent(eventId: string): Promise<FormState> {
  const venueId = await requireMyVenue();

  const [event] = await db.select().from(events).where(eq(events.id, eventId));
  if (event?.venueId !== venueId) throw new Error('Forbidden');
  await db.update(events).set({ published: false }).where(eq(events.id, event.id));

  revalidatePath('/', 'layout');
  return { ok: true, message: 'No longer on sale.' };
}
