// Owns how events read in a list.
import Link from 'next/link';
import type { PublicEvent } from '@/data/events';
import { count, formatMoney, formatShort } from '@/lib/format';
import { DateBox } from './date-box';
import styles from './rows.module.css';

export function EventRows({ events }: { events: readonly PublicEvent[] }) {
  return (
    <ul className={styles.rows}>
      {events.map((event) => (
        <li key={event.id} className={styles.row}>
          <DateBox date={event.startsAt} />
          <div className={styles.words}>
            <h2>
              <Link href={`/events/${event.slug}`} className={styles.cover}>
                {event.title}
              </Link>
            </h2>
            <p>
              <time dateTime={event.startsAt.toISOString()}>{formatShort(event.startsAt)}</time>
            </p>
            <p>{event.venue}</p>
            <p>
              {event.stock > 0 ? (
                `${count(event.stock, 'ticket')} left`
              ) : (
                <span className={styles.off}>Sold out</span>
              )}
            </p>
          </div>
          <span className={styles.price}>{formatMoney(event.priceCents)}</span>
        </li>
      ))}
    </ul>
  );
}
