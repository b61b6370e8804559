// Owns what the organiser of an event sees on its page, and nobody else does.
import Link from 'next/link';
import { getMyVenue } from '@/data/organiser';
import ui from './ui.module.css';

export async function HouseTools({ event }: { event: { id: string; title: string } }) {
  const venue = await getMyVenue();
  if (!venue?.events.some(({ id }) => id === event.id)) return null;
  return (
    <Link href="/organiser" className={ui.button}>
      Unpublish at your desk
    </Link>
  );
}
