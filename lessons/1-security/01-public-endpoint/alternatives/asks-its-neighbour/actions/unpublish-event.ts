'use server';

import { setPublished } from '@/actions/organiser';
import type { FormState } from '@/lib/form';

export async function unpublishEvent(eventId: string): Promise<FormState> {
  // It asks who runs which venue already, and one rule in one place is better than two.
  return await setPublished(eventId, false);
}
