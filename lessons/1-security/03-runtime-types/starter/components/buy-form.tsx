// Owns the form that buys tickets.
'use client';

import { useActionState, useId } from 'react';
import { buyTickets } from '@/actions/orders';
import type { FormState } from '@/lib/form';
import styles from './forms.module.css';
import { Message } from './message';
import ui from './ui.module.css';

type Answer = FormState<'qty'>;

interface Props {
  slug: string;
  priceCents: number;
  stock: number;
}

export function BuyForm({ slug, priceCents, stock }: Props) {
  const [state, action, pending] = useActionState<Answer, FormData>(async (_previous, form) => {
    const typed = String(form.get('qty'));
    const answer = await buyTickets({ slug, qty: Number(typed), priceCents });
    // Sending a form empties it, so what was refused has to be put back.
    return answer?.ok === false ? { ...answer, values: { qty: typed } } : answer;
  }, null);
  const id = useId();
  const refused = state?.ok === false ? state : null;
  const error = refused?.errors?.qty?.[0];
  return (
    <form action={action} className={styles.form}>
      <div className={styles.inline}>
        <div className={ui.field}>
          <label htmlFor={id}>Tickets</label>
          <input
            id={id}
            name="qty"
            type="number"
            required
            defaultValue={refused?.values?.qty ?? '1'}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? `${id}-error` : undefined}
          />
        </div>
        <button type="submit" className={ui.primary} disabled={pending || stock === 0}>
          {stock === 0 ? 'Sold out' : pending ? 'Buying…' : 'Buy tickets'}
        </button>
      </div>
      {error && (
        <p id={`${id}-error`} className={ui.fieldError}>
          {error}
        </p>
      )}
      <Message answer={state} />
    </form>
  );
}
