// Owns signing in and out.
'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { currentSessionId } from '@/auth';
import { COOKIE_NAME, COOKIE_OPTIONS, sign } from '@/auth/cookie';
import { endSession, startSession } from '@/auth/session';
import { fieldsOf } from '@/lib/form';

const Person = z.object({ person: z.string().min(1).max(40) });

/**
 * Signs in as one of the people of this demonstration, who have no passwords, and goes to their page.
 * @param formData `person`, a name
 */
export async function signIn(formData: FormData): Promise<void> {
  const input = Person.safeParse(fieldsOf(formData));
  const session = input.success ? await startSession(input.data.person) : null;
  if (!session) redirect('/sign-in');
  await forget();
  (await cookies()).set(COOKIE_NAME, sign(session.id), COOKIE_OPTIONS);
  redirect(session.role === 'organiser' ? '/organiser' : '/orders');
}

/** Ends the session, here and wherever else its cookie was copied to. */
export async function signOut(): Promise<void> {
  await forget();
  (await cookies()).delete(COOKIE_NAME);
  redirect('/');
}

async function forget(): Promise<void> {
  const sessionId = await currentSessionId();
  if (sessionId) await endSession(sessionId);
}
