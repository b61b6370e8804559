// Owns the form that buys tickets.
'use client';

import { type FormEvent, startTransition, useActionState, useEffect, useRef } from 'react';
import { buyTickets } from '@/actions/orders';
import { Field, TextField } from './field';
import styles from './forms.module.css';
import { Message } from './message';
import ui from './ui.module.css';

export function BuyForm({ eventId, stock }: { eventId: string; stock: number }) {
  const [answer, buy, pending] = useActionState(buyTickets, null);

  const form = useRef<HTMLFormElement>(null);

  // React resets a form that it submits itself. This one is submitted here, so nothing is lost after a refusal, and
  // success has to clear it. The form's action stays for pages without JavaScript.
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const formData = new FormData(event.currentTarget);
    startTransition(() => buy(formData));
  }

  useEffect(() => {
    if (answer?.ok) form.current?.reset();
  }, [answer]);

  const refused = answer?.ok === false ? answer : null;
  const errors = refused?.errors;
  const values = refused?.values;
  return (
    <form ref={form} action={buy} onSubmit={submit} className={styles.form}>
      <input type="hidden" name="eventId" value={eventId} />
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
      <Message answer={answer} />
      <button type="submit" className={ui.primary} disabled={stock === 0} aria-disabled={pending}>
        {stock === 0 ? 'Sold out' : pending ? 'Buying…' : 'Buy tickets'}
      </button>
    </form>
  );
}
