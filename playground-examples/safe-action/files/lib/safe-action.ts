// Owns the two clients from which actions are made: one for everybody, one for organisers.
import 'server-only';
import { createSafeActionClient } from 'next-safe-action';
import { auth } from '@/auth';

/** An error that is meant to be read; all others are told as one sentence that says nothing. */
export class Refusal extends Error {}

export const publicAction = createSafeActionClient({
  handleServerError: (error) =>
    error instanceof Refusal ? error.message : 'Something went wrong on our side.',
});

/** Runs nothing unless an organiser asks, and hands on whose venue it is. */
export const organiserAction = publicAction.use(async ({ next }) => {
  const session = await auth();
  if (session?.role !== 'organiser' || !session.venueId) throw new Refusal('Only organisers can do this.');
  return next({ ctx: { venueId: session.venueId } });
});
