// Owns what the organiser of an event sees on its page, and nobody else does.
import { getMyVenue } from '@/data/organiser';
import styles from './event.module.css';
import { TextForm } from './text-form';

export async function HouseTools({ event }: { event: { id: string; blurb: string } }) {
  const venue = await getMyVenue();
  if (!venue?.events.some(({ id }) => id === event.id)) return null;
  return (
    <section className={styles.talk} aria-labelledby="house">
      <h2 id="house">For {venue.name} only</h2>
      <TextForm eventId={event.id} blurb={event.blurb} />
    </section>
  );
}
