// Owns the form that adds a comment.
'use client';

import { useActionState, useId } from 'react';
import { addComment } from '@/actions/comments';
import styles from './forms.module.css';
import { Message } from './message';
import ui from './ui.module.css';

export function CommentForm({ eventId }: { eventId: string }) {
  const [state, action, pending] = useActionState(addComment, null);
  const id = useId();
  const refused = state?.ok === false ? state : null;
  const error = refused?.errors?.body?.[0];
  return (
    <form action={action} className={styles.form}>
      <input type="hidden" name="eventId" value={eventId} />
      <div className={ui.field}>
        <label htmlFor={id}>Your comment</label>
        <textarea
          id={id}
          name="body"
          rows={2}
          maxLength={400}
          required
          defaultValue={refused?.values?.body ?? ''}
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
        {pending ? 'Adding…' : 'Add comment'}
      </button>
    </form>
  );
}
