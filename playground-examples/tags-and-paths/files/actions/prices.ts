// Owns raising prices by a euro, in three ways that differ in what becomes of cached pages.
'use server';

import { eq, sql } from 'drizzle-orm';
import { revalidatePath, updateTag } from 'next/cache';
import { auth } from '@/auth';
import { PRICES_TAG } from '@/data/prices';
import { db } from '@/db';
import { events } from '@/db/schema';

const raise = async (formData: FormData): Promise<boolean> => {
  const session = await auth();
  const id = formData.get('id');
  if (session?.role !== 'organiser' || typeof id !== 'string') return false;
  await db
    .update(events)
    .set({ priceCents: sql`${events.priceCents} + 100` })
    .where(eq(events.id, id));
  return true;
};

/** Writes, and tells nobody: the list stays as it was cached. */
export async function raiseQuietly(formData: FormData): Promise<void> {
  await raise(formData);
}

/** Whatever was cached under the tag is read anew, wherever it is shown. */
export async function raiseAndEndTag(formData: FormData): Promise<void> {
  if (await raise(formData)) updateTag(PRICES_TAG);
}

/** Whatever this path shows is read anew. */
export async function raiseAndEndPath(formData: FormData): Promise<void> {
  if (await raise(formData)) revalidatePath('/prices');
}
