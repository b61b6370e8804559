// Owns the little calendar leaf in front of an event.
import { formatBox } from '@/lib/format';
import styles from './rows.module.css';

/** Weekday and day. For the eye only: the line beside it always says the whole date. */
export function DateBox({ date }: { date: Date }) {
  const { weekday, day } = formatBox(date);
  return (
    <div className={styles.date} aria-hidden="true">
      <small>{weekday}</small>
      {day}
    </div>
  );
}
