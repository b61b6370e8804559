// Owns session rows: making one, finding whose it is, ending it.
import 'server-only';
import { and, eq, gt, sql } from 'drizzle-orm';
import { db } from '@/db';
import { newId } from '@/db/id';
import { sessions, type User, users } from '@/db/schema';
import { COOKIE_NAME, sign } from './cookie';

const LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

export interface Session {
  userId: string;
  name: string;
  role: User['role'];
  venueId: string | null;
}

/**
 * Starts a session.
 * @param personName a user's name, upper or lower case
 * @returns the new session's id and the person's role; null if there is nobody of that name
 */
export async function startSession(personName: string, expiresAt = new Date(Date.now() + LIFETIME_MS)) {
  const [user] = await db
    .select({ id: users.id, role: users.role })
    .from(users)
    .where(eq(sql`lower(${users.name})`, personName.toLowerCase()));
  if (!user) return null;
  const id = newId('ses', 24);
  await db.insert(sessions).values({ id, userId: user.id, expiresAt });
  return { id, role: user.role };
}

/** Who a session belongs to; null if it has ended or never was. */
export async function findSession(sessionId: string): Promise<Session | null> {
  const [found] = await db
    .select({ userId: users.id, name: users.name, role: users.role, venueId: users.venueId })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, sessionId), gt(sessions.expiresAt, new Date())));
  return found ?? null;
}

/** Ends a session for good: a copy of its cookie is worth nothing from now on. */
export async function endSession(sessionId: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.id, sessionId));
}

/**
 * For whoever hosts the app, like the database's tools: signed cookies without a click on the sign-in page.
 */
export interface SessionTools {
  /**
   * Makes the session row, already out of date if `expired`, and gives back its cookie. Throws for a
   * stranger.
   */
  create(personName: string, options?: { expired?: boolean }): Promise<{ name: string; value: string }>;
}

const SESSIONS_KEY = Symbol.for('stagedoor.sessions');
const globals = globalThis as typeof globalThis & { [SESSIONS_KEY]?: SessionTools };

globals[SESSIONS_KEY] = {
  async create(personName, { expired = false } = {}) {
    const session = await startSession(personName, expired ? new Date(Date.now() - 1000) : undefined);
    if (!session) throw new Error(`Stagedoor has nobody called "${personName}". Try Ana, Ben, Orla or Otto.`);
    return { name: COOKIE_NAME, value: sign(session.id) };
  },
};
