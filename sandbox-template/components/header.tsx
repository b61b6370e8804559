// Owns the top of every page: the name, the way around, and who is signed in.
import Link from 'next/link';
import { Suspense } from 'react';
import { Account } from './account';
import styles from './header.module.css';
import { Nav } from './nav';
import { AccountSkeleton } from './skeleton';

export function Header() {
  return (
    <header className={styles.header}>
      <div className={styles.bar}>
        <Link href="/" className={styles.brand}>
          Stagedoor
        </Link>
        <Nav />
      </div>
      <div className={styles.account} data-slot="account-bar">
        <Suspense fallback={<AccountSkeleton />}>
          <Account />
        </Suspense>
      </div>
    </header>
  );
}
