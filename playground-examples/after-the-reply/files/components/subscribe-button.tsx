// Owns the button that subscribes, and what came of it.
'use client';

import { useActionState } from 'react';
import { subscribe } from '@/actions/subscribe';
import { Message } from './message';
import ui from './ui.module.css';

export function SubscribeButton() {
  const [state, action, pending] = useActionState(subscribe, null);
  return (
    <form action={action}>
      <p>
        <button type="submit" className={ui.primary} disabled={pending}>
          {pending ? 'Subscribing…' : 'Subscribe'}
        </button>
      </p>
      <Message answer={state} />
    </form>
  );
}
