// Owns the form that buys tickets.
'use client';

import { useActionState, useState } from 'react';
import { type BuyAnswer, buyTickets } from '@/actions/orders';
import { Field, TextField } from './field';
import styles from './forms.module.css';
import { Message } from './message';
import ui from './ui.module.css';

const EMPTY = { quantity: '1', name: '', email: '', note: '' };

/** What stands in the fields when an answer has just come, also where the server renders the page. */
const startingWith = (answer: BuyAnswer) => ({ ...EMPTY, ...(answer?.ok === false ? answer.values : {}) });

export function BuyForm({ eventId, stock }: { eventId: string; stock: number }) {
  const [answer, buy, pending] = useActionState(buyTickets, null);
  const errors = answer?.ok === false ? answer.errors : undefined;
  const [typed, setTyped] = useState(startingWith(answer));
  const [seen, setSeen] = useState(answer);
  if (answer !== seen) {
    setSeen(answer);
    setTyped(startingWith(answer));
  }
  const field = (name: keyof typeof EMPTY) => ({
    name,
    value: typed[name],
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
    errors: errors?.[name],
  });

  return (
    <form action={buy} className={styles.form}>
      <input type="hidden" name="eventId" value={eventId} />
      <Field label="How many tickets" type="number" min={1} max={8} required {...field('quantity')} />
      <Field label="Name on the tickets" maxLength={60} required {...field('name')} />
      <Field label="Email" type="email" required {...field('email')} />
      <TextField label="Note for the door" rows={2} maxLength={200} {...field('note')} />
      <Message answer={answer} />
      <button type="submit" className={ui.primary} disabled={pending || stock === 0}>
        {stock === 0 ? 'Sold out' : pending ? 'Buying…' : 'Buy tickets'}
      </button>
    </form>
  );
}
