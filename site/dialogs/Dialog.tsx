/** Owns a dialog over the page: the browser keeps the focus inside, takes Escape, and gives the focus back afterwards. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface Props {
  readonly label: string;
  readonly class: string;
  /** It was closed, in whatever way. */
  close(): void;
  readonly children: ComponentChildren;
}

export function Dialog({ label, class: name, close, children }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what closes a dialog does not change.
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    dialog?.addEventListener('close', close);
    return () => {
      // Told later, of a dialog that has given way to another, it would close that one.
      dialog?.removeEventListener('close', close);
      // The browser gives the focus back when a dialog is closed, and not when it is removed.
      dialog?.close();
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the key that does the same is Escape, which the browser takes.
    <dialog
      ref={element}
      class={`dialog ${name}`}
      aria-label={label}
      onClick={({ target }) => target === element.current && element.current?.close()}
    >
      <div class="dialog-in">{children}</div>
    </dialog>
  );
}
