// Owns cancelling one order: the button, and what came of it.
'use client';

import { useActionState } from 'react';
import type { CancelResult } from '@/actions/cancel-order';
import { Message } from './message';
import rows from './rows.module.css';
import ui from './ui.module.css';

interface Props {
  /**
   * `cancelOrder`, bound to the order by the server. Bound here, each try at rendering would bind anew, and
   * React would never finish rendering the answer to a form that was sent without JavaScript.
   */
  action: () => Promise<CancelResult>;
  order: { title: string; status: 'paid' | 'cancelled' };
}

/** Stays when its order is cancelled, without the button, so that the answer can still be read. */
export function CancelOrder({ action, order }: Props) {
  const [result, submit, pending] = useActionState<CancelResult | null>(action, null);
  return (
    <form action={submit} className={rows.form}>
      {order.status === 'paid' && (
        <button type="submit" className={ui.button} disabled={pending}>
          {pending ? 'Cancelling…' : 'Cancel'}
          <span className={ui.visuallyHidden} data-context="">
            {' '}
            {order.title}
          </span>
        </button>
      )}
      <div className={rows.below}>
        <Message answer={result} done="Cancelled. The money is now your credit." />
      </div>
    </form>
  );
}
