/** Owns the bar above the app: back, forward, reload, the path, and a tab of its own. */
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../Icon.tsx';

interface Props {
  readonly path: string;
  readonly origin: string | null;
  open(path: string): void;
  move(how: 'back' | 'forward' | 'reload'): void;
}

/** What somebody typed, as a path of the app; a whole address loses its origin. */
const toPath = (typed: string): string => {
  const text = typed.trim().replace(/^https?:\/\/[^/]+/, '');
  return text.startsWith('/') ? text : `/${text}`;
};

export function AddressBar({ path, origin, open, move }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => setTyped(null), [path]);
  const isUp = origin !== null;
  const control = (how: 'back' | 'forward' | 'reload', icon: string, label: string) => (
    <button type="button" class="btn btn-quiet btn-icon btn-s" aria-label={label} title={label} disabled={!isUp} onClick={() => move(how)}>
      <Icon name={icon} small />
    </button>
  );
  return (
    <>
      {control('back', 'back', 'Back')}
      {control('forward', 'arrow', 'Forward')}
      {control('reload', 'reset', 'Load again')}
      <form
        class="addr"
        onSubmit={(event) => {
          event.preventDefault();
          open(toPath(typed ?? path));
        }}
      >
        <input
          class="addr-input"
          aria-label="Path in the app"
          value={typed ?? path}
          disabled={!isUp}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && setTyped(null)}
        />
      </form>
      {origin && (
        <a class="btn btn-quiet btn-icon btn-s" href={new URL(path, origin).href} target="_blank" rel="noreferrer" title="Open in a tab of its own">
          <Icon name="out" small />
          <span class="vh">Open in a tab of its own</span>
        </a>
      )}
    </>
  );
}
