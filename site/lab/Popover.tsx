/** Owns a button that opens something over the page: opening and closing it, and giving the focus back to the button. */
import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { useDismiss } from './use-dismiss.ts';

interface Props {
  readonly class: string;
  readonly buttonClass: string;
  readonly panelClass: string;
  /** What the button shows. */
  readonly face: ComponentChildren;
  /** The button's name, where what it shows is none. */
  readonly label?: string;
  readonly title?: string;
  readonly disabled?: boolean;
  /** What is opened. It may close itself, and then the button has the focus. */
  children(close: () => void): ComponentChildren;
}

export function Popover(props: Props) {
  const { buttonClass, panelClass, face, label, title, disabled = false, children } = props;
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useId();
  useDismiss(root, isOpen, () => setOpen(false));
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from wherever the focus is inside.
    <div
      class={props.class}
      ref={root}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isOpen) close();
      }}
    >
      <button
        ref={button}
        type="button"
        class={buttonClass}
        aria-expanded={isOpen}
        aria-controls={isOpen ? panel : undefined}
        {...(label !== undefined && { 'aria-label': label })}
        {...(title !== undefined && { title })}
        disabled={disabled}
        onClick={() => setOpen(!isOpen)}
      >
        {face}
      </button>
      {isOpen && (
        <div id={panel} class={panelClass}>
          {children(close)}
        </div>
      )}
    </div>
  );
}
