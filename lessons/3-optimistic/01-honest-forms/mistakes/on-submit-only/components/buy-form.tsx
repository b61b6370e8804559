// Owns the form that buys tickets.
'use client';

import { type FormEvent, useState, useTransition } from 'react';
import { type BuyAnswer, buyTickets } from '@/actions/orders';
import { Field, TextField } from './field';
import styles from './forms.module.css';
import { Message } from './message';
import ui from './ui.module.css';

export function BuyForm({ eventId, stock }: { eventId: string; stock: number }) {
  const [answer, setAnswer] = useState<BuyAnswer>(null);

  const [pending, startTransition] = useTransition();

  function buy(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    startTransition(async () => {
      const latest = await buyTickets(new FormData(form));
      setAnswer(latest);
      if (latest?.ok) form.reset();
    });
  }

  const errors = answer?.ok === false ? answer.errors : undefined;
  return (
    <form onSubmit={buy} className={styles.form}>
      <input type="hidden" name="eventId" value={eventId} />
      <Field
        label="How many tickets"
        name="quantity"
        type="number"
        min={1}
        max={8}
        required
        defaultValue="1"
        errors={errors?.quantity}
      />
      <Field label="Name on the tickets" name="name" maxLength={60} required errors={errors?.name} />
      <Field label="Email" name="email" type="email" required errors={errors?.email} />
      <TextField label="Note for the door" name="note" rows={2} maxLength={200} errors={errors?.note} />
      <Message answer={answer} />
      <button type="submit" className={ui.primary} disabled={pending || stock === 0}>
        {stock === 0 ? 'Sold out' : pending ? 'Buying…' : 'Buy tickets'}
      </button>
    </form>
  );
}
