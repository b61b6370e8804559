// Owns what the organiser of an event sees on its page, and nobody else does.
import { unpublishEvent } from '@/actions/unpublish-event';
import { auth } from '@/auth';
import { getMyVenue } from '@/data/organiser';
import { PublishForm } from './publish-form';

export async function HouseTools({ event }: { event: { id: string; title: string } }) {
  const [venue, session] = [await getMyVenue(), await auth()];
  if (!venue?.events.some(({ id }) => id === event.id)) return null;
  return (
    <PublishForm
      action={unpublishEvent.bind(null, event.id, session?.venueId ?? '')}
      event={{ title: event.title, published: true }}
    />
  );
}
