// Owns the form that buys tickets.
'use client';

import { useActionState, useId } from 'react';
import { buyTickets } from '@/actions/orders';
import styles from './forms.module.css';
import { Message } from './message';
import ui from './ui.module.css';

export function BuyForm({ eventId, stock }: { eventId: string; stock: number }) {
  const [state, action, pending] = useActionState(buyTickets, null);
  const id = useId();
  const refused = state?.ok === false ? state : null;
  const error = refused?.errors?.quantity?.[0];
  return (
    <form action={action} className={styles.form}>
      <input type="hidden" name="eventId" value={eventId} />
      <div className={styles.inline}>
        <div className={ui.field}>
          <label htmlFor={id}>Tickets</label>
          <input
            id={id}
            name="quantity"
            type="number"
            min={1}
            max={8}
            required
            defaultValue={refused?.values?.quantity ?? '1'}
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
