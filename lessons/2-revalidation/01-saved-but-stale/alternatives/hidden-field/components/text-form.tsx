// Owns the form that changes an event's text.
'use client';

import { useActionState } from 'react';
import { editEvent } from '@/actions/edit-event';
import styles from './forms.module.css';
import { Message } from './message';
import ui from './ui.module.css';

export function TextForm({ eventId, blurb }: { eventId: string; blurb: string }) {
  const [state, submit, pending] = useActionState(editEvent, null);
  const refused = state && !state.ok ? state : null;
  return (
    <form action={submit} className={styles.form}>
      <input type="hidden" name="eventId" value={eventId} />
      <label className={ui.field}>
        Text
        <textarea name="blurb" rows={6} required defaultValue={refused?.values?.blurb ?? blurb} />
      </label>
      {refused?.errors?.blurb?.map((error) => (
        <p key={error} className={ui.fieldError}>
          {error}
        </p>
      ))}
      <button type="submit" className={ui.button} aria-busy={pending}>
        Save text
      </button>
      <Message answer={state} />
    </form>
  );
}
