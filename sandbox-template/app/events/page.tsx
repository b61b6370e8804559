// Owns the list of all events.
import type { Metadata } from 'next';
import { EventList } from '@/components/event-list';

export const metadata: Metadata = { title: 'Events' };

export default function EventsPage() {
  return (
    <>
      <h1>Events</h1>
      <EventList />
    </>
  );
}
