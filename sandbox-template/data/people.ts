// Owns the list of people one can sign in as. A real shop would ask for a password instead.
import 'server-only';
import { asc, eq } from 'drizzle-orm';
import { db } from '@/db';
import { users, venues } from '@/db/schema';

/** Names and roles, no ids: they are the same for every visitor and every seed. */
export async function listPeople() {
  'use cache';
  return db
    .select({ name: users.name, role: users.role, venue: venues.name })
    .from(users)
    .leftJoin(venues, eq(venues.id, users.venueId))
    .orderBy(asc(users.name));
}
