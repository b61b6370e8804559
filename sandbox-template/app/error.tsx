// Owns what is shown when a page breaks.
'use client';

import ui from '@/components/ui.module.css';

interface Props {
  error: Error & { digest?: string };
  reset: () => void;
}

export default function ErrorPage({ error, reset }: Props) {
  return (
    <div role="alert">
      <h1>The lights went out</h1>
      <div className={ui.notice}>
        <p>Something broke on our side. What you had done before is kept.</p>
        {error.digest && <p className={ui.small}>Reference: {error.digest}</p>}
        <button type="button" className={ui.primary} onClick={reset}>
          Try again
        </button>
      </div>
    </div>
  );
}
