// Owns renaming an event.
'use server';

import { and, eq } from 'drizzle-orm';
import { refresh } from 'next/cache';
import { z } from 'zod';
import { db } from '@/db';
import { events } from '@/db/schema';
import { organiserAction, Refusal } from '@/lib/safe-action';

const Rename = z.object({
  id: z.string().max(64),
  title: z.string().trim().min(3, 'A title has three letters or more.').max(60),
});

export const renameEvent = organiserAction
  .inputSchema(Rename)
  .action(async ({ parsedInput: { id, title }, ctx: { venueId } }) => {
    const renamed = await db
      .update(events)
      .set({ title })
      // Somebody else's event is not there for this organiser.
      .where(and(eq(events.id, id), eq(events.venueId, venueId)))
      .returning({ id: events.id });
    if (renamed.length === 0) throw new Refusal('You have no such event.');
    refresh();
    return { title };
  });
