'use server';

import { z } from 'zod';
import { changeMyEvent } from '@/data/my-events';
import type { FormState } from '@/lib/form';

const Blurb = z.string().trim().min(20).max(300);

export async function editEvent(
  eventId: string,
  _previous: FormState<'blurb'>,
  formData: FormData,
): Promise<FormState<'blurb'>> {
  const blurb = Blurb.safeParse(formData.get('blurb'));
  if (!blurb.success) {
    const values = { blurb: String(formData.get('blurb') ?? '') };
    return { ok: false, message: 'Write between 20 and 300 characters.', values };
  }
  const { title } = await changeMyEvent(z.string().parse(eventId), { blurb: blurb.data });
  return { ok: true, message: `The text of ${title} is new.` };
}
