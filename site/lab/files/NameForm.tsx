/** Owns asking for a file's path: for a new file, or for another path of one that is there. */

import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import * as texts from '#texts/files.ts';

interface Props {
  readonly label: string;
  readonly button: string;
  readonly initial: string;
  /** Where files can be made, in words. */
  readonly places: string;
  /** Why a path cannot be had, in a sentence; null if it can. */
  whyNot(path: string): string | null;
  done(path: string): void;
  cancel(): void;
}

/** What somebody is about to write anew: the name, without its folder and its ending. */
const nameIn = (path: string): readonly [from: number, to: number] => {
  const from = path.lastIndexOf('/') + 1;
  const dot = path.indexOf('.', from);
  return [from, dot === -1 ? path.length : dot];
};

export function NameForm({ label, button, initial, places, whyNot, done, cancel }: Props) {
  const [path, setPath] = useState(initial);
  /** Before somebody has asked for it a path is only unfinished, not wrong. */
  const [isAsked, setAsked] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const why = isAsked ? whyNot(path.trim()) : null;

  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(...nameIn(initial));
  }, [initial]);

  const submit = (event: Event): void => {
    event.preventDefault();
    setAsked(true);
    if (whyNot(path.trim()) === null) done(path.trim());
    else field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // Only the question is given up, not the list in which it is asked.
    event.preventDefault();
    event.stopPropagation();
    cancel();
  };

  return (
    <form class="name-form" onSubmit={submit} onKeyDown={onKeyDown} noValidate>
      <label for={`${id}-path`}>{label}</label>
      <input
        ref={field}
        id={`${id}-path`}
        class="input mono"
        value={path}
        aria-invalid={why !== null}
        aria-describedby={`${id}-note`}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        enterkeyhint="done"
        onInput={({ currentTarget }) => setPath(currentTarget.value)}
      />
      <p id={`${id}-note`} class={why ? 'field-err' : 'field-note'} role={why ? 'alert' : undefined}>
        {why ?? (places && texts.filesCanBeMadeIn(places))}
      </p>
      <span class="acts">
        <button type="submit" class="btn btn-s">
          {button}
        </button>
        <button type="button" class="btn btn-quiet btn-s" onClick={cancel}>
          {texts.cancel}
        </button>
      </span>
    </form>
  );
}
