// Owns the question "who is asking?", answered from the request's cookie.
import 'server-only';
import { headers } from 'next/headers';
import { connection } from 'next/server';
import { cache } from 'react';
import { COOKIE_NAME, verify } from './cookie';
import { findSession, type Session } from './session';

export type { Session };

/** The signed-in person, or null. Never throws for a missing, forged or expired cookie. */
export const auth = cache(async (): Promise<Session | null> => {
  const sessionId = await currentSessionId();
  if (!sessionId) return null;
  // Whether a session still runs depends on the clock, so no prefetch may answer it beforehand.
  await connection();
  return findSession(sessionId);
});

/**
 * The session id that came with the request, if the signature is ours; says nothing about whether it still
 * runs.
 *
 * Reads the header and not `cookies()`: `next dev` 16.4.6 with Cache Components throws an invariant error
 * from `cookies()` when it renders a page after an action that was sent without JavaScript and revalidated
 * nothing.
 */
export async function currentSessionId(): Promise<string | null> {
  const sent = (await headers()).get('cookie')?.split(/; */) ?? [];
  const mine = sent.find((pair) => pair.startsWith(`${COOKIE_NAME}=`));
  return mine ? verify(mine.slice(COOKIE_NAME.length + 1)) : null;
}
