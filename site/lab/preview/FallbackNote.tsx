/** Owns saying that another runtime runs the app than the one that was meant to, and why. */

import { useStore } from '@nanostores/preact';
import { useState } from 'preact/hooks';
import * as texts from '#texts/preview.ts';
import type { RuntimeKind } from '../../lib/runtime/runtime.ts';
import { runtimeNews } from '../runtime/boot.ts';

const instead = {
  local: texts.ranOnMachine,
  webcontainer: texts.ranInTab,
};

interface FallbackProps {
  readonly to: RuntimeKind;
  readonly why: string;
  dismiss(): void;
}

export const Fallback = ({ to, why, dismiss }: FallbackProps) => (
  <div class="fallback-note" role="status">
    <p>
      <strong>{instead[to]}</strong> {why}
    </p>
    <button type="button" class="btn btn-s btn-quiet" onClick={dismiss}>
      {texts.allRight}
    </button>
  </div>
);

export function FallbackNote() {
  const news = useStore(runtimeNews);
  const [seen, setSeen] = useState<typeof news | null>(null);
  if (news.kind !== 'fell-back' || news === seen) return null;
  return <Fallback to={news.to} why={news.why} dismiss={() => setSeen(news)} />;
}
