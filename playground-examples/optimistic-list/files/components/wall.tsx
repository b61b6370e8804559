// Owns the wall as it is seen: what the server knows, and after it what is still on its way.
'use client';

import { useOptimistic, useState, useTransition } from 'react';
import { writeOnWall } from '@/actions/wall';
import ui from './ui.module.css';

export interface Line {
  id: string;
  text: string;
}

export function Wall({ lines }: { lines: readonly Line[] }) {
  const [message, setMessage] = useState('');
  const [, startTransition] = useTransition();
  // Ends with the transition: then `lines` has the line, or it was refused and goes.
  const [shown, addLine] = useOptimistic(lines, (known, text: string) => [
    ...known,
    { id: `on its way ${known.length}`, text },
  ]);

  const write = (formData: FormData): void => {
    const text = String(formData.get('text') ?? '');
    startTransition(async () => {
      addLine(text);
      const answer = await writeOnWall(text);
      startTransition(() => setMessage(answer.ok ? '' : answer.message));
    });
  };

  return (
    <>
      <ul aria-label="Wall">
        {shown.map(({ id, text }) => (
          <li key={id} style={id.startsWith('on its way') ? { opacity: 0.6 } : undefined}>
            {text}
          </li>
        ))}
      </ul>
      <form action={write}>
        <p className={ui.field}>
          <label htmlFor="text">Your line</label>
          <input id="text" name="text" />
        </p>
        <p role="alert" className={message ? `${ui.message} ${ui.bad}` : ui.message}>
          {message}
        </p>
        <p>
          <button type="submit" className={ui.primary}>
            Write it
          </button>
        </p>
      </form>
    </>
  );
}
