/** Owns saying that another runtime runs the app than the one that was meant to, and why. */

import { useStore } from '@nanostores/preact';
import { useState } from 'preact/hooks';
import * as texts from '#texts/preview.ts';
import { runtimeNews } from '../runtime/boot.ts';

const instead = {
  local: texts.ranOnMachine,
  webcontainer: texts.ranInTab,
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
        {texts.allRight}
      </button>
    </div>
  );
}
