// Owns what each kind of change ends.
import 'server-only';
import { refresh, revalidateTag, updateTag } from 'next/cache';
import { after } from 'next/server';
import { EVENTS_TAG, eventTag, ownSharesTag, sharesTag } from './tags';

export function priceChanged(eventId: string): void {
  for (const tag of [EVENTS_TAG, eventTag(eventId)]) updateTag(tag);
}

/** Our own count at once. The company is asked again behind everybody's back, once the reply has gone. */
export function shared(eventId: string): void {
  updateTag(ownSharesTag(eventId));
  after(() => revalidateTag(sharesTag(eventId), 'max'));
}

export function commentsRead(): void {
  refresh();
}
