// Owns the form that changes an event's price.
'use client';

import { useActionState, useId } from 'react';
import type { FormState } from '@/lib/form';
import styles from './forms.module.css';
import { Message } from './message';
import rows from './rows.module.css';
import ui from './ui.module.css';

type State = FormState<'price'>;

interface Props {
  /** `changePrice`, bound to the event by the server; why there, see CancelOrder. */
  action: (previous: State, formData: FormData) => Promise<State>;
  event: { title: string; priceCents: number };
}

export function PriceForm({ action, event }: Props) {
  const [state, submit, pending] = useActionState<State, FormData>(action, null);
  const id = useId();
  const refused = state?.ok === false ? state : null;
  const error = refused?.errors?.price?.[0];
  return (
    <form action={submit} className={`${styles.form} ${rows.below}`}>
      <div className={styles.inline}>
        <div className={ui.field}>
          <label htmlFor={id}>
            Price, €
            <span className={ui.visuallyHidden} data-context="">
              , {event.title}
            </span>
          </label>
          <input
            id={id}
            name="price"
            inputMode="decimal"
            required
            defaultValue={refused?.values?.price ?? (event.priceCents / 100).toFixed(2)}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? `${id}-error` : undefined}
          />
        </div>
        <button type="submit" className={ui.button} disabled={pending}>
          {pending ? 'Saving…' : 'Save price'}
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
