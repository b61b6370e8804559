// Owns the form that changes an event's text.
'use client';

import { useRouter } from 'next/navigation';
import { useActionState, useEffect, useId } from 'react';
import type { FormState } from '@/lib/form';
import styles from './forms.module.css';
import { Message } from './message';
import ui from './ui.module.css';

type State = FormState<'blurb'>;

interface Props {
  /** `editEvent`, bound to the event by the server; why there, see CancelOrder. */
  action: (previous: State, formData: FormData) => Promise<State>;
  blurb: string;
}

export function TextForm({ action, blurb }: Props) {
  const [state, submit, pending] = useActionState<State, FormData>(action, null);
  const router = useRouter();
  const id = useId();
  useEffect(() => {
    if (state?.ok) router.refresh();
  }, [state, router]);
  const refused = state?.ok === false ? state : null;
  const error = refused?.errors?.blurb?.[0];
  return (
    <form action={submit} className={styles.form}>
      <div className={ui.field}>
        <label htmlFor={id}>Text</label>
        <textarea
          id={id}
          name="blurb"
          rows={4}
          minLength={20}
          maxLength={300}
          required
          defaultValue={refused?.values?.blurb ?? blurb}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
        />
      </div>
      {error && (
        <p id={`${id}-error`} className={ui.fieldError}>
          {error}
        </p>
      )}
      <Message answer={state} />
      <button type="submit" className={ui.button} disabled={pending}>
        {pending ? 'Saving…' : 'Save text'}
      </button>
    </form>
  );
}
