// Owns one person's orders, or the way to them.
import Link from 'next/link';
import { cancelOrder } from '@/actions/cancel-order';
import { getMyOrders } from '@/data/orders';
import { count, formatMoney, formatShort } from '@/lib/format';
import { CancelOrder } from './cancel-order';
import { DateBox } from './date-box';
import styles from './rows.module.css';
import ui from './ui.module.css';

export async function OrderList() {
  const mine = await getMyOrders();
  if (!mine) {
    return (
      <div className={ui.notice}>
        <p>Sign in to see your tickets.</p>
        <Link href="/sign-in" className={ui.primary}>
          Sign in
        </Link>
      </div>
    );
  }
  if (mine.orders.length === 0) {
    return (
      <div className={ui.notice}>
        <p>No tickets yet, {mine.name}.</p>
        <Link href="/events" className={ui.primary}>
          See what is on
        </Link>
      </div>
    );
  }
  return (
    <>
      {mine.creditCents > 0 && (
        <p className={ui.lead}>
          Your credit: <strong>{formatMoney(mine.creditCents)}</strong>
        </p>
      )}
      <ul className={styles.rows}>
        {mine.orders.map((order) => (
          <li key={order.id} className={styles.row}>
            <DateBox date={order.startsAt} />
            <div className={styles.words}>
              <h2>
                <Link href={`/events/${order.slug}`}>{order.title}</Link>
              </h2>
              <p>
                <time dateTime={order.startsAt.toISOString()}>{formatShort(order.startsAt)}</time>
              </p>
              <p>
                {count(order.quantity, 'seat')}, {formatMoney(order.totalCents)}
              </p>
              <p>
                {order.status === 'cancelled' ? <span className={styles.off}>Cancelled</span> : 'Paid'}
                {' · '}
                <span className={styles.id}>{order.id}</span>
              </p>
            </div>
            <CancelOrder
              action={cancelOrder.bind(null, order.id)}
              order={{ title: order.title, status: order.status }}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
