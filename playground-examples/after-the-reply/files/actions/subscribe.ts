// Owns subscribing to the newsletter: it is written down at once, and the mail follows after the reply.
'use server';

import { eq } from 'drizzle-orm';
import { after } from 'next/server';
import { auth } from '@/auth';
import { db } from '@/db';
import { newId } from '@/db/id';
import { outbox, users } from '@/db/schema';
import type { FormState } from '@/lib/form';
import { mail } from '@/upstream/mail';

export async function subscribe(_previous: FormState): Promise<FormState> {
  const session = await auth();
  if (!session) return { ok: false, message: 'Sign in to subscribe.' };
  const [user] = await db.select({ email: users.email }).from(users).where(eq(users.id, session.userId));
  if (!user) return { ok: false, message: 'Sign in to subscribe.' };
  await db
    .insert(outbox)
    .values({ id: newId('out'), kind: 'newsletter', payload: { userId: session.userId }, at: new Date() });

  after(async () => {
    try {
      await mail.send({ to: user.email, subject: 'Welcome', text: 'You will hear from us.' });
    } catch (error) {
      // Nobody waits for this any more, so there is nobody to tell but the log.
      console.error('The welcome mail was not sent.', error);
    }
  });
  return { ok: true, message: 'You are on the list. A mail is on its way.' };
}
