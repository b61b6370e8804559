// Owns remembering who a session belongs to, so that not every call asks the database.
import 'server-only';
import { currentSessionId } from '.';
import { findSession, type Session } from './session';

const known = new Map<string, Session>();

export async function rememberedSession(): Promise<Session | null> {
  const id = await currentSessionId();
  if (!id) return null;
  const session = known.get(id) ?? (await findSession(id));
  if (session) known.set(id, session);
  return session;
}
