// Owns everything on one event's page.
import { likeEvent } from '@/actions/likes';
import type { EventDetails as Details } from '@/data/events';
import { count, formatMoment, formatMoney } from '@/lib/format';
import { BuyForm } from './buy-form';
import { CommentForm } from './comment-form';
import { CommentList } from './comment-list';
import { DateBox } from './date-box';
import styles from './event.module.css';
import { EventText } from './event-text';
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
      <EventText eventId={event.id} text={event.blurb} />
      <LikeButton action={likeEvent.bind(null, event.id, !liked)} likes={event.likes} liked={liked} />
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
