/** Owns the bar above the app: back, forward, reload, the path, and a tab of its own. */

import { useEffect, useState } from 'preact/hooks';
import * as texts from '#texts/preview.ts';
import { Icon } from '../Icon.tsx';
import { canStep, here, type Visits } from './visits.ts';

interface Props {
  readonly visits: Visits;
  readonly origin: string | null;
  /** Whether a tab of its own reaches the app. A WebContainer's preview does only inside the page that booted it. */
  readonly isTabOfItsOwn: boolean;
  open(path: string): void;
  go(by: 1 | -1): void;
}

const NO_TAB = texts.noTabOfItsOwn;

/** What somebody typed, as a path of the app; a whole address loses its origin. */
const toPath = (typed: string): string => {
  const text = typed.trim().replace(/^https?:\/\/[^/]+/, '');
  return text.startsWith('/') ? text : `/${text}`;
};

export function AddressBar({ visits, origin, isTabOfItsOwn, open, go }: Props) {
  const path = here(visits);
  const [typed, setTyped] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page makes void what was typed.
  useEffect(() => setTyped(null), [path]);
  const isUp = origin !== null;
  const control = (icon: string, label: string, isOn: boolean, act: () => void) => (
    <button
      type="button"
      class="btn btn-quiet btn-icon btn-s"
      aria-label={label}
      title={label}
      disabled={!isOn}
      onClick={act}
    >
      <Icon name={icon} small />
    </button>
  );
  return (
    <>
      {control('back', texts.back, isUp && canStep(visits, -1), () => go(-1))}
      {control('arrow', texts.forward, isUp && canStep(visits, 1), () => go(1))}
      {control('reset', texts.loadAgain, isUp, () => open(path))}
      <form
        class="addr"
        onSubmit={(event) => {
          event.preventDefault();
          open(toPath(typed ?? path));
        }}
      >
        <input
          class="addr-input"
          aria-label={texts.pathInTheApp}
          value={typed ?? path}
          disabled={!isUp}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && setTyped(null)}
        />
      </form>
      {origin && !isTabOfItsOwn && (
        <button
          type="button"
          class="btn btn-quiet btn-icon btn-s"
          aria-disabled
          aria-label={NO_TAB}
          title={NO_TAB}
        >
          <Icon name="out" small />
        </button>
      )}
      {origin && isTabOfItsOwn && (
        <a
          class="btn btn-quiet btn-icon btn-s"
          href={new URL(path, origin).href}
          target="_blank"
          rel="noreferrer"
          title={texts.openInTab}
        >
          <Icon name="out" small />
          <span class="vh">{texts.openInTab}</span>
        </a>
      )}
    </>
  );
}
