// Owns the form that changes an event's text.
'use client';

import { useActionState, useId } from 'react';
import type { FormState } from '@/lib/form';
import { showText, useText } from './event-text';
import styles from './forms.module.css';
import { Message } from './message';
import ui from './ui.module.css';

type State = FormState<'blurb'>;

interface Props {
  /** `editEvent`, bound to the event by the server; why there, see CancelOrder. */
  action: (previous: State, formData: FormData) => Promise<State>;
  event: { id: string; blurb: string };
}

export function TextForm({ action, event }: Props) {
  const [state, submit, pending] = useActionState<State, FormData>(async (previous, formData) => {
    const answer = await action(previous, formData);
    if (answer?.ok) showText(event.id, String(formData.get('blurb')));
    return answer;
  }, null);
  const text = useText(event.id, event.blurb);
  const id = useId();
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
          defaultValue={refused?.values?.blurb ?? text}
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
