// Owns listening to an announcement: each word is shown as it comes.
'use client';

import { useState, useTransition } from 'react';
import { announce } from '@/actions/announce';
import ui from './ui.module.css';

export function Announcement({ slug }: { slug: string }) {
  const [said, setSaid] = useState('');
  const [isListening, startTransition] = useTransition();

  const listen = (): void => {
    setSaid('');
    startTransition(async () => {
      for await (const word of await announce(slug)) setSaid((before) => `${before} ${word}`.trim());
    });
  };

  return (
    <>
      <button type="button" className={ui.primary} onClick={listen} disabled={isListening}>
        {isListening ? 'Listening…' : 'Listen'}
      </button>
      <p role="status">{said}</p>
    </>
  );
}
