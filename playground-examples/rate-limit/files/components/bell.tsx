// Owns the bell.
'use client';

import { useActionState } from 'react';
import { ring } from '@/actions/ring';
import { Message } from './message';
import ui from './ui.module.css';

export function Bell() {
  const [state, action, pending] = useActionState(ring, null);
  return (
    <form action={action}>
      <p>
        <button type="submit" className={ui.primary} disabled={pending}>
          Ring
        </button>
      </p>
      <Message answer={state} />
    </form>
  );
}
