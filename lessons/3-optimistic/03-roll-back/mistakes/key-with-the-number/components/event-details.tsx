// Owns everything on one event's page.
import type { EventDetails as Details } from '@/data/events';
import { count, formatMoment, formatMoney } from '@/lib/format';
import { BrokenLine } from './broken-line';
import { BuyForm } from './buy-form';
import { CommentForm } from './comment-form';
import { CommentList } from './comment-list';
import { DateBox } from './date-box';
import styles from './event.module.css';
import { LikeButton } from './like-button';

export function EventDetails({ event, liked }: { event: Details; liked: boolean }) {
  return (
    <article className={styles.event}>
      <header className={styles.head}>
        <DateBox date={event.startsAt} />
        <div>
          <h1>{event.title}</h1>
          <p className={styles.quiet}>
            <time dateTime={event.startsAt.toISOString()}>{formatMoment(event.startsAt)}</time>
            <br />
            {event.venue}, {event.city}
          </p>
        </div>
      </header>
      <p>{event.blurb}</p>
      <LikeButton key={`${event.likes} ${liked}`} eventId={event.id} likes={event.likes} liked={liked} />
      <BrokenLine />
      <section className={styles.panel} aria-labelledby="tickets">
        <h2 id="tickets">Tickets</h2>
        <p className={styles.price}>
          <strong>{formatMoney(event.priceCents)}</strong> each
          <span>{event.stock > 0 ? `${count(event.stock, 'ticket')} left` : 'Sold out'}</span>
        </p>
        <BuyForm eventId={event.id} stock={event.stock} />
      </section>
      <section className={styles.talk} aria-labelledby="comments">
        <h2 id="comments">Comments</h2>
        <CommentList comments={event.comments} />
        <CommentForm eventId={event.id} />
      </section>
    </article>
  );
}
