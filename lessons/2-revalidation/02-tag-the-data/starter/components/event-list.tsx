// Owns the list of events on sale.
import { listEvents } from '@/data/events';
import { EventRows } from './event-rows';

export async function EventList() {
  return <EventRows events={await listEvents()} />;
}
