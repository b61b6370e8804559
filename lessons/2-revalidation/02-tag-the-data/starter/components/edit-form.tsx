// Owns the form that changes an event's title and address.
'use client';

import { useActionState, useId } from 'react';
import type { FormState } from '@/lib/form';
import styles from './forms.module.css';
import { Message } from './message';
import rows from './rows.module.css';
import ui from './ui.module.css';

type State = FormState<'title' | 'slug'>;

interface Props {
  /** `editEvent`, bound to the event by the server; why there, see CancelOrder. */
  action: (previous: State, formData: FormData) => Promise<State>;
  event: { title: string; slug: string };
}

const FIELDS = [
  ['title', 'Title'],
  ['slug', 'Address'],
] as const;

export function EditForm({ action, event }: Props) {
  const [state, submit, pending] = useActionState<State, FormData>(action, null);
  const id = useId();
  const refused = state?.ok === false ? state : null;
  return (
    <form action={submit} className={`${styles.form} ${rows.below}`}>
      {FIELDS.map(([name, label]) => {
        const error = refused?.errors?.[name]?.[0];
        return (
          <div key={name} className={ui.field}>
            <label htmlFor={`${id}-${name}`}>
              {label}
              <span className={ui.visuallyHidden} data-context="">
                , {event.title}
              </span>
            </label>
            <input
              id={`${id}-${name}`}
              name={name}
              required
              defaultValue={refused?.values?.[name] ?? event[name]}
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? `${id}-${name}-error` : undefined}
            />
            {error && (
              <p id={`${id}-${name}-error`} className={ui.fieldError}>
                {error}
              </p>
            )}
          </div>
        );
      })}
      <button type="submit" className={ui.button} disabled={pending}>
        {pending ? 'Saving…' : 'Save'}
        <span className={ui.visuallyHidden} data-context="">
          {' '}
          {event.title}
        </span>
      </button>
      <Message answer={state} />
    </form>
  );
}
