// Owns what the organiser of an event sees on its page, and nobody else does.
import { unpublishEvent } from '@/actions/unpublish-event';
import { getMyVenue } from '@/data/organiser';
import { PublishForm } from './publish-form';

export async function HouseTools({ event }: { event: { id: string; title: string } }) {
  const venue = await getMyVenue();
  if (!venue?.events.some(({ id }) => id === event.id)) return null;
  return (
    <PublishForm
      action={unpublishEvent.bind(null, event.id, venue.id)}
      event={{ title: event.title, published: true }}
    />
  );
}
