'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { auth } from '@/auth';
import { sell } from '@/data/sell';
import type { FormState } from '@/lib/form';

/** The form sends these two and nothing else, so nothing else is let in. */
const Purchase = z.strictObject({
  slug: z.string().regex(/^[a-z0-9-]+$/),
  qty: z.literal([1, 2, 3, 4, 5, 6, 7, 8], 'Between one and eight, please.'),
});

export async function buyTickets(purchase: { slug: string; qty: number }): Promise<FormState<'qty'>> {
  const session = await auth();
  if (!session) throw new Error('Unauthorized');

  const { data, error } = Purchase.safeParse(purchase);
  if (error) {
    const qty = z.treeifyError(error).properties?.qty?.errors;
    return { ok: false, message: 'That is no order.', errors: { qty } };
  }

  const order = await sell(session.userId, data.slug, data.qty);
  if (!order) return { ok: false, message: 'There are not that many left.', errors: { qty: ['Try fewer.'] } };
  revalidatePath('/', 'layout');
  return { ok: true, message: `Booked. Your order is ${order.id}.` };
}
