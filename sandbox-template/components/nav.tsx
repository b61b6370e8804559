// Owns the links between the shop's parts, and which one is here.
'use client';

import Link from 'next/link';
import { useSelectedLayoutSegment } from 'next/navigation';
import { Suspense } from 'react';
import styles from './header.module.css';

const LINKS = [
  { segment: 'events', label: 'Events' },
  { segment: 'orders', label: 'Orders' },
];

/** Where one is counts as request data on pages such as `/events/[slug]`, so that mark may arrive later. */
export function Nav() {
  return (
    <Suspense fallback={<Links here={null} />}>
      <MarkedLinks />
    </Suspense>
  );
}

function MarkedLinks() {
  return <Links here={useSelectedLayoutSegment()} />;
}

function Links({ here }: { here: string | null }) {
  return (
    <nav className={styles.nav} aria-label="Main" data-slot="nav">
      {LINKS.map(({ segment, label }) => (
        <Link key={segment} href={`/${segment}`} aria-current={here === segment ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
