// Owns the bottom of every page.
import styles from './footer.module.css';

export function Footer() {
  return (
    <footer className={styles.footer}>
      Stagedoor sells tickets for Lantern House and The Old Pumpworks.
    </footer>
  );
}
