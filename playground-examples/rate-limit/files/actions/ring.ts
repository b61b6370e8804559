// Owns the bell at the stage door: everybody may ring it three times a minute.
'use server';

import { auth } from '@/auth';
import { db } from '@/db';
import { newId } from '@/db/id';
import { audit } from '@/db/schema';
import type { FormState } from '@/lib/form';
import { rateLimit } from '@/lib/rate-limit';

const allow = rateLimit(3, 60_000);

export async function ring(_previous: FormState): Promise<FormState> {
  const session = await auth();
  if (!session) return { ok: false, message: 'Sign in to ring the bell.' };
  // Counted before anything is done, and by whom we know it is: an address can be shared, or changed.
  const allowance = allow(session.userId);
  if (!allowance.ok) return { ok: false, message: `Enough. Try again in ${allowance.seconds} seconds.` };
  await db
    .insert(audit)
    .values({ id: newId('aud'), actorId: session.userId, action: 'ring', detail: 'Ding', at: new Date() });
  return { ok: true, message: 'Somebody is coming.' };
}
