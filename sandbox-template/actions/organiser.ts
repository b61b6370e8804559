// Owns what an organiser may change: the price and visibility of events at their own venue.
'use server';

import { and, eq } from 'drizzle-orm';
import { refresh, updateTag } from 'next/cache';
import { z } from 'zod';
import { auth } from '@/auth';
import { EVENTS_TAG, eventTag } from '@/data/tags';
import { db } from '@/db';
import { newId } from '@/db/id';
import { audit, type Event, events } from '@/db/schema';
import { type FormState, fieldsOf, typed } from '@/lib/form';
import { formatMoney } from '@/lib/format';

const EventId = z.string().max(64);
const PRICE = 'Write a price such as 24.50, below 1,000.';
const Price = z.object({
  price: z
    .string(PRICE)
    .trim()
    .regex(/^\d{1,3}(\.\d{1,2})?$/, PRICE)
    .transform((euros) => Math.round(Number(euros) * 100)),
});

const NOT_YOURS = { ok: false, message: 'There is no such event at your venue.' } as const;

/**
 * Changes what a ticket costs from now on.
 * @param eventId bound by the page, so as forgeable as any argument
 * @param formData `price` in euros, untrusted
 */
export async function changePrice(
  eventId: string,
  _previous: FormState<'price'>,
  formData: FormData,
): Promise<FormState<'price'>> {
  const fields = fieldsOf(formData);
  const input = Price.safeParse(fields);
  if (!input.success) {
    const { price } = z.flattenError(input.error).fieldErrors;
    return {
      ok: false,
      message: 'The price stays.',
      errors: { price },
      values: { price: typed(fields, 'price') },
    };
  }
  const { price: priceCents } = input.data;
  if (!(await changeOwn(eventId, { priceCents }, 'event.price'))) return NOT_YOURS;
  return { ok: true, message: `A ticket now costs ${formatMoney(priceCents)}.` };
}

/**
 * Puts an event on sale or takes it off.
 * @param eventId bound by the page, so as forgeable as any argument
 * @param published whether it is to be on sale
 */
export async function setPublished(eventId: string, published: boolean): Promise<FormState> {
  const input = z.boolean().safeParse(published);
  if (!input.success || !(await changeOwn(eventId, { published: input.data }, 'event.publish')))
    return NOT_YOURS;
  // A list does not carry the tag of an event that was not in it.
  updateTag(EVENTS_TAG);
  return { ok: true, message: input.data ? 'Now on sale.' : 'No longer on sale.' };
}

/** Changes one event if it is at the caller's venue, and writes down who did. False if it is not. */
async function changeOwn(
  eventId: unknown,
  change: Partial<Pick<Event, 'priceCents' | 'published'>>,
  action: string,
): Promise<boolean> {
  const session = await auth();
  const id = EventId.safeParse(eventId);
  if (session?.role !== 'organiser' || !session.venueId || !id.success) return false;
  const { userId, venueId } = session;

  const changed = await db.transaction(async (tx) => {
    const [event] = await tx
      .update(events)
      .set(change)
      .where(and(eq(events.id, id.data), eq(events.venueId, venueId)))
      .returning({ id: events.id });
    if (!event) return null;
    const detail = JSON.stringify({ eventId: event.id, ...change });
    await tx.insert(audit).values({ id: newId('aud'), actorId: userId, action, detail, at: new Date() });
    return event;
  });
  if (!changed) return false;
  updateTag(eventTag(changed.id));
  // The organiser's own list is not cached, so no tag reaches it.
  refresh();
  return true;
}
