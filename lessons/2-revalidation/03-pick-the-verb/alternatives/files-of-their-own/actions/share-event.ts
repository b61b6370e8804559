'use server';

import { sharesChanged } from '@/data/changed';
import { recordShare } from '@/data/shares';
import type { FormState } from '@/lib/form';

export async function shareEvent(eventId: string): Promise<FormState> {
  if (!(await recordShare(eventId))) throw new Error('This event cannot be shared.');
  sharesChanged(eventId);
  return { ok: true, message: 'Shared.' };
}
