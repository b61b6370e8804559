// Owns what the organiser of an event can change on its page.
import { setPrice } from '@/actions/event-desk';
import { getMyVenue } from '@/data/organiser';
import { PriceForm } from './price-form';

interface Props {
  event: { id: string; title: string; priceCents: number };
}

export async function HouseTools({ event }: Props) {
  const venue = await getMyVenue();
  if (!venue?.events.some(({ id }) => id === event.id)) return null;
  return <PriceForm action={setPrice.bind(null, event.id)} event={event} />;
}
