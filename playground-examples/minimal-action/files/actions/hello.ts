// Owns the guest book's one action: it writes a line down for whoever is signed in.
'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { auth } from '@/auth';
import { db } from '@/db';
import { newId } from '@/db/id';
import { audit } from '@/db/schema';

const Line = z.string().trim().min(1).max(80);

/** @param formData untrusted: anyone can call this with anything */
export async function sayHello(formData: FormData): Promise<void> {
  const session = await auth();
  const line = Line.safeParse(formData.get('line'));
  if (!session || !line.success) return;
  await db.insert(audit).values({
    id: newId('aud'),
    actorId: session.userId,
    action: 'hello',
    detail: line.data,
    at: new Date(),
  });
  // The page reads the lines at each request; this asks the browser for it again.
  refresh();
}
