// Owns the organiser's desk: the events of one's own venue, and what can be changed about them.
import Link from 'next/link';
import { editEvent } from '@/actions/edit-event';
import { setPublished } from '@/actions/organiser';
import { getMyVenue } from '@/data/organiser';
import { count, formatShort } from '@/lib/format';
import { DateBox } from './date-box';
import { EditForm } from './edit-form';
import { PublishForm } from './publish-form';
import styles from './rows.module.css';
import ui from './ui.module.css';

export async function VenueDesk() {
  const venue = await getMyVenue();
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
              action={setPublished.bind(null, event.id, !event.published)}
              event={{ title: event.title, published: event.published }}
            />
            <EditForm
              action={editEvent.bind(null, event.id)}
              event={{ title: event.title, slug: event.slug }}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
