// Owns the form that changes an event's text.
'use client';

import { type FormEvent, useId, useState, useTransition } from 'react';
import { type Answer, editEvent } from '@/actions/edit-event';
import styles from './forms.module.css';
import ui from './ui.module.css';

export function TextForm({ eventId, blurb }: { eventId: string; blurb: string }) {
  const [text, setText] = useState(blurb);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [pending, start] = useTransition();
  const id = useId();
  function save(submitted: FormEvent) {
    submitted.preventDefault();
    start(async () => setAnswer(await editEvent({ eventId, blurb: text })));
  }
  return (
    <form onSubmit={save} className={styles.form}>
      <div className={ui.field}>
        <label htmlFor={id}>Text</label>
        <textarea id={id} rows={4} value={text} onChange={(changed) => setText(changed.target.value)} />
      </div>
      <p role="status">{answer?.message}</p>
      <button type="submit" className={ui.button} disabled={pending}>
        Save text
      </button>
    </form>
  );
}
