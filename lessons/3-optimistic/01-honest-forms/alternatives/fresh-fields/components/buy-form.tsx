// Owns the form that buys tickets.
'use client';

import { Fragment, useActionState } from 'react';
import { buyTickets } from '@/actions/orders';
import { Field, TextField } from './field';
import styles from './forms.module.css';
import { Message } from './message';
import ui from './ui.module.css';

export function BuyForm({ eventId, stock }: { eventId: string; stock: number }) {
  const [answer, buy, pending] = useActionState(buyTickets, null);

  const { attempt = 0, errors, values } = answer ?? {};
  return (
    <form action={buy} className={styles.form}>
      <input type="hidden" name="eventId" value={eventId} />
      <Fragment key={attempt}>
        <Field
          label="How many tickets"
          name="quantity"
          type="number"
          min={1}
          max={8}
          required
          defaultValue={values?.quantity ?? '1'}
          errors={errors?.quantity}
        />
        <Field
          label="Name on the tickets"
          name="name"
          maxLength={60}
          required
          defaultValue={values?.name}
          errors={errors?.name}
        />
        <Field
          label="Email"
          name="email"
          type="email"
          required
          defaultValue={values?.email}
          errors={errors?.email}
        />
        <TextField
          label="Note for the door"
          name="note"
          rows={2}
          maxLength={200}
          defaultValue={values?.note}
          errors={errors?.note}
        />
      </Fragment>
      <Message answer={answer} />
      <button type="submit" className={ui.primary} disabled={pending || stock === 0}>
        {stock === 0 ? 'Sold out' : pending ? 'Buying…' : 'Buy tickets'}
      </button>
    </form>
  );
}
