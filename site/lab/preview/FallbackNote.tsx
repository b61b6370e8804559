/** Owns saying that another runtime runs the app than the one that was meant to, and why. */
import { useStore } from '@nanostores/preact';
import { useState } from 'preact/hooks';
import { runtimeNews } from '../runtime/boot.ts';

const instead = {
  local: 'The app runs on this machine instead of in this tab.',
  webcontainer: 'The app runs in this tab instead of on this machine.',
};

export function FallbackNote() {
  const news = useStore(runtimeNews);
  const [seen, setSeen] = useState<typeof news | null>(null);
  if (news.kind !== 'fell-back' || news === seen) return null;
  return (
    <div class="fallback-note" role="status">
      <p>
        <strong>{instead[news.to]}</strong> {news.why}
      </p>
      <button type="button" class="btn btn-s btn-quiet" onClick={() => setSeen(news)}>
        All right
      </button>
    </div>
  );
}
