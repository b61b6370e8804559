import 'server-only';
import { redirect } from 'next/navigation';
import { auth, type Session } from '@/auth';
import { db } from '@/db';
import { newId } from '@/db/id';
import { audit } from '@/db/schema';
import type { FormState } from '@/lib/form';

type Organiser = Session & { venueId: string };

/** An action that only runs for people who run a venue; who else tries is written down. */
export function forOrganisers<Args extends unknown[]>(
  action: (organiser: Organiser, ...args: Args) => Promise<FormState>,
) {
  return async (...args: Args): Promise<FormState> => {
    const session = await auth();
    if (!session) redirect('/sign-in');
    const { venueId } = session;
    if (session.role !== 'organiser' || !venueId) {
      const entry = { actorId: session.userId, action: 'event.unpublish', detail: 'refused', at: new Date() };
      await db.insert(audit).values({ id: newId('aud'), ...entry });
      return { ok: false, message: 'This is for organisers.' };
    }
    return await action({ ...session, venueId }, ...args);
  };
}
