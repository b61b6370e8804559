// Owns what stands in for content that is still on its way: the same shapes, in the same places.
import rows from './rows.module.css';
import styles from './skeleton.module.css';

/** A grey bar as wide as the words it stands for. */
function Bar({ width, tall = false }: { width: string; tall?: boolean }) {
  return <span className={tall ? `${styles.bar} ${styles.tall}` : styles.bar} style={{ width }} />;
}

/** A heading and some rows with date boxes. */
export function ListSkeleton({ count, label }: { count: number; label: string }) {
  return (
    <div data-skeleton="" role="status" aria-label={label}>
      <ul className={rows.rows} aria-hidden="true">
        {Array.from({ length: count }, (_, index) => `row ${index}`).map((row) => (
          <li key={row} className={rows.row}>
            <div className={`${rows.date} ${styles.box}`} />
            <div className={styles.lines}>
              <Bar width="60%" />
              <Bar width="85%" />
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** One event's page. */
export function EventSkeleton() {
  return (
    <div data-skeleton="" role="status" aria-label="Loading the event">
      <div className={styles.lines} aria-hidden="true">
        <Bar width="70%" tall />
        <Bar width="55%" />
        <Bar width="100%" />
        <Bar width="90%" />
        <div className={styles.panel} />
      </div>
    </div>
  );
}

/** The line under the header that says who is signed in. */
export function AccountSkeleton() {
  return (
    <span data-skeleton="" className={styles.account}>
      <Bar width="9rem" />
    </span>
  );
}
