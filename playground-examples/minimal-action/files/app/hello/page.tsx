// Owns the guest book: a form that calls the action, and what was written so far.
import { asc, eq } from 'drizzle-orm';
import { connection } from 'next/server';
import { Suspense } from 'react';
import { sayHello } from '@/actions/hello';
import ui from '@/components/ui.module.css';
import { db } from '@/db';
import { audit } from '@/db/schema';

export default function HelloPage() {
  return (
    <div className={ui.stack}>
      <h1>Guest book</h1>
      <form action={sayHello}>
        <p className={ui.field}>
          <label htmlFor="line">Your line</label>
          <input id="line" name="line" maxLength={80} required />
        </p>
        <p>
          <button type="submit" className={ui.primary}>
            Write it down
          </button>
        </p>
      </form>
      <Suspense fallback={<p>Reading…</p>}>
        <Lines />
      </Suspense>
    </div>
  );
}

async function Lines() {
  await connection();
  const lines = await db.select().from(audit).where(eq(audit.action, 'hello')).orderBy(asc(audit.at));
  if (lines.length === 0) return <p>Nobody has written anything yet.</p>;
  return (
    <ul aria-label="Lines">
      {lines.map(({ id, detail }) => (
        <li key={id}>{detail}</li>
      ))}
    </ul>
  );
}
