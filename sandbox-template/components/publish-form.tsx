// Owns the button that puts an event on sale or takes it off.
'use client';

import { useActionState } from 'react';
import type { FormState } from '@/lib/form';
import { Message } from './message';
import rows from './rows.module.css';
import ui from './ui.module.css';

interface Props {
  /**
   * `setPublished`, bound by the server to the event and to the opposite of now; why there, see CancelOrder.
   */
  action: () => Promise<FormState>;
  event: { title: string; published: boolean };
}

export function PublishForm({ action, event }: Props) {
  const [state, submit, pending] = useActionState<FormState>(action, null);
  return (
    <form action={submit} className={rows.form}>
      <button type="submit" className={ui.button} disabled={pending}>
        {event.published ? 'Unpublish' : 'Publish'}
        <span className={ui.visuallyHidden} data-context="">
          {' '}
          {event.title}
        </span>
      </button>
      <div className={rows.below}>
        <Message answer={state} />
      </div>
    </form>
  );
}
