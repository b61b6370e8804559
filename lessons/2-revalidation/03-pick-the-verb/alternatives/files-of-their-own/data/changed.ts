// Owns which copies a change ends, and when.
import 'server-only';
import { refresh, revalidateTag } from 'next/cache';
import { eventTag, sharesTag } from './tags';

/** What people pay for or act on: nobody gets the old one again. */
export const eventChanged = (eventId: string): void => revalidateTag(eventTag(eventId), { expire: 0 });

/** What may be a little old: whoever comes next still gets it, and a new one is made. */
export const sharesChanged = (eventId: string): void => revalidateTag(sharesTag(eventId), 'max');

/** What was never kept: only the page of whoever acted is out of date. */
export const ownPageChanged = (): void => refresh();
