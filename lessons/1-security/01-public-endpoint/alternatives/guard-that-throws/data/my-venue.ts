import 'server-only';
import { auth } from '@/auth';

/** The id of the venue that the caller runs. Throws for everybody who runs none. */
export async function requireMyVenue(): Promise<string> {
  const session = await auth();
  if (!session) throw new Error('Unauthorized');
  if (session.role !== 'organiser' || !session.venueId) throw new Error('Forbidden');
  return session.venueId;
}
