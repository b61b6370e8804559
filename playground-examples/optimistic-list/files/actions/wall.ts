// Owns writing on the wall.
'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { auth } from '@/auth';
import { db } from '@/db';
import { newId } from '@/db/id';
import { audit } from '@/db/schema';

const Line = z.string().trim().min(1, 'Write something first.').max(60, 'Keep it under 60 characters.');

export type WallAnswer = { ok: true } | { ok: false; message: string };

/** @param text untrusted */
export async function writeOnWall(text: string): Promise<WallAnswer> {
  const session = await auth();
  if (!session) return { ok: false, message: 'Sign in to write on the wall.' };
  const line = Line.safeParse(text);
  if (!line.success)
    return { ok: false, message: line.error.issues[0]?.message ?? 'That cannot be written.' };
  await db.insert(audit).values({
    id: newId('aud'),
    actorId: session.userId,
    action: 'wall',
    detail: line.data,
    at: new Date(),
  });
  refresh();
  return { ok: true };
}
