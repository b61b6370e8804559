// Owns the page of the wall: its lines, as the database has them.
import { asc, eq } from 'drizzle-orm';
import { connection } from 'next/server';
import { Suspense } from 'react';
import ui from '@/components/ui.module.css';
import { Wall } from '@/components/wall';
import { db } from '@/db';
import { audit } from '@/db/schema';

export default function WallPage() {
  return (
    <div className={ui.stack}>
      <h1>The wall</h1>
      <Suspense fallback={<p>Reading…</p>}>
        <Lines />
      </Suspense>
    </div>
  );
}

async function Lines() {
  await connection();
  const lines = await db
    .select({ id: audit.id, text: audit.detail })
    .from(audit)
    .where(eq(audit.action, 'wall'))
    .orderBy(asc(audit.at));
  return <Wall lines={lines} />;
}
