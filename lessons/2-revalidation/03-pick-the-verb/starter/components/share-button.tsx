// Owns the button that shares an event, beside how often that was done.
'use client';

import { useActionState } from 'react';
import type { FormState } from '@/lib/form';
import { count } from '@/lib/format';
import styles from './forms.module.css';
import { Message } from './message';
import ui from './ui.module.css';

interface Props {
  /** `shareEvent`, bound to the event by the server. */
  action: () => Promise<FormState>;
  shares: number;
}

export function ShareButton({ action, shares }: Props) {
  const [state, submit, pending] = useActionState<FormState>(action, null);
  return (
    <form action={submit} className={styles.form}>
      <div className={styles.inline}>
        <button type="submit" className={ui.button} disabled={pending}>
          Share
        </button>
        <span>{`Shared ${count(shares, 'time')}`}</span>
      </div>
      <Message answer={state} />
    </form>
  );
}
