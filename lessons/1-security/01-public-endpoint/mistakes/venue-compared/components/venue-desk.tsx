// Owns the organiser's desk: the events of one's own venue, and what can be changed about them.
import Link from 'next/link';
import { changePrice, setPublished } from '@/actions/organiser';
import { unpublishEvent } from '@/actions/unpublish-event';
import { auth } from '@/auth';
import { getMyVenue } from '@/data/organiser';
import { count, formatShort } from '@/lib/format';
import { DateBox } from './date-box';
import { PriceForm } from './price-form';
import { PublishForm } from './publish-form';
import styles from './rows.module.css';
import ui from './ui.module.css';

export async function VenueDesk() {
  const [venue, session] = [await getMyVenue(), await auth()];
  if (!venue) {
    return (
      <div className={ui.notice}>
        <p>This page is for organisers. Sign in as one to see your venue.</p>
        <Link href="/sign-in" className={ui.primary}>
          Sign in
        </Link>
      </div>
    );
  }
  return (
    <>
      <p className={ui.lead}>
        {venue.name}, {venue.city}
      </p>
      <ul className={styles.rows}>
        {venue.events.map((event) => (
          <li key={event.id} className={styles.row}>
            <DateBox date={event.startsAt} />
            <div className={styles.words}>
              <h2>
                {event.published ? <Link href={`/events/${event.slug}`}>{event.title}</Link> : event.title}
              </h2>
              <p>
                <time dateTime={event.startsAt.toISOString()}>{formatShort(event.startsAt)}</time>
              </p>
              <p>
                {event.published ? 'On sale' : <span className={styles.off}>Not on sale</span>}
                {' · '}
                {count(event.stock, 'ticket')} left
              </p>
            </div>
            <PublishForm
              action={
                event.published
                  ? unpublishEvent.bind(null, event.id, session?.venueId ?? '')
                  : setPublished.bind(null, event.id, true)
              }
              event={{ title: event.title, published: event.published }}
            />
            <PriceForm
              action={changePrice.bind(null, event.id)}
              event={{ title: event.title, priceCents: event.priceCents }}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
