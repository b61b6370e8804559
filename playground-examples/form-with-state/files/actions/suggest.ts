// Owns taking suggestions: checks each field, and answers with what is wrong and what was typed.
'use server';

import { z } from 'zod';
import { auth } from '@/auth';
import { db } from '@/db';
import { newId } from '@/db/id';
import { outbox } from '@/db/schema';
import { type FormState, fieldsOf, typed } from '@/lib/form';

const Suggestion = z.object({
  act: z.string('Name the act.').trim().min(2, 'Name the act.').max(60, 'Keep it under 60 characters.'),
  seats: z.coerce
    .number('How many seats, as a number?')
    .int('How many seats, as a whole number?')
    .min(10, 'We open for ten people or more.')
    .max(400, 'The house has 400 seats.'),
});

export type SuggestState = FormState<'act' | 'seats'>;

/** @param formData `act` and `seats`, both untrusted */
export async function suggest(_previous: SuggestState, formData: FormData): Promise<SuggestState> {
  const fields = fieldsOf(formData);
  const values = { act: typed(fields, 'act'), seats: typed(fields, 'seats') };
  const session = await auth();
  if (!session) return { ok: false, message: 'Sign in to suggest an act.', values };
  const input = Suggestion.safeParse(fields);
  if (!input.success) {
    const { fieldErrors: errors } = z.flattenError(input.error);
    return { ok: false, message: 'That was not sent.', errors, values };
  }
  await db.insert(outbox).values({
    id: newId('out'),
    kind: 'suggestion',
    payload: { ...input.data, from: session.userId },
    at: new Date(),
  });
  return { ok: true, message: `Thank you. We will listen to ${input.data.act}.` };
}
