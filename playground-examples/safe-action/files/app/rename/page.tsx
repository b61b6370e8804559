// Owns the page on which organisers rename their events.
import { asc, eq } from 'drizzle-orm';
import { Suspense } from 'react';
import { auth } from '@/auth';
import { RenameForm } from '@/components/rename-form';
import ui from '@/components/ui.module.css';
import { db } from '@/db';
import { events } from '@/db/schema';

export default function RenamePage() {
  return (
    <div className={ui.stack}>
      <h1>Rename your events</h1>
      <Suspense fallback={<p>Reading…</p>}>
        <Mine />
      </Suspense>
    </div>
  );
}

async function Mine() {
  const session = await auth();
  if (!session?.venueId) return <p>Sign in as Orla or Otto.</p>;
  const mine = await db
    .select({ id: events.id, title: events.title })
    .from(events)
    .where(eq(events.venueId, session.venueId))
    .orderBy(asc(events.startsAt));
  return (
    <ul aria-label="Your events">
      {mine.map(({ id, title }) => (
        <li key={id}>
          <RenameForm id={id} title={title} />
        </li>
      ))}
    </ul>
  );
}
