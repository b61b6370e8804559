'use server';

import { eventChanged } from '@/data/changed';
import { readPrice, saveOwnPrice } from '@/data/own-price';
import type { FormState } from '@/lib/form';

export async function setPrice(
  eventId: string,
  _previous: FormState,
  formData: FormData,
): Promise<FormState> {
  const priceCents = readPrice(formData);
  const saved = priceCents !== null && (await saveOwnPrice(eventId, priceCents));
  if (saved) eventChanged(eventId);
  return saved ? { ok: true, message: 'Saved.' } : { ok: false, message: 'The price stays.' };
}
