// Owns the list of events on sale, and keeps it as it was drawn.
import { cacheTag } from 'next/cache';
import { listEvents } from '@/data/events';
import { EVENTS_TAG, eventTag } from '@/data/tags';
import { EventRows } from './event-rows';

export async function EventList({ venueId }: { venueId?: string }) {
  'use cache';
  cacheTag(EVENTS_TAG);
  const events = await listEvents(venueId);
  for (const { id } of events) cacheTag(eventTag(id));
  return <EventRows events={events} />;
}
