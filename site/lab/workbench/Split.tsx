/** Owns the handle between two panes: drag, arrow keys by 16 px, double click for the design's own size. */
import { useRef, useState } from 'preact/hooks';
import { type SplitName, setSize, splits } from './sizes.ts';

interface Props {
  readonly name: SplitName;
  readonly label: string;
  readonly class: string;
  /** The pane whose size changes, found from the handle. */
  readonly pane: string;
}

const STEP = 16;

export function Split({ name, label, pane, class: look }: Props) {
  const handle = useRef<HTMLDivElement>(null);
  const drag = useRef<{ from: number; size: number } | null>(null);
  const [percent, setPercent] = useState(50);
  const { axis, grows } = splits[name];

  const measure = (): { size: number; room: number } => {
    const workbench = handle.current?.closest<HTMLElement>('.wb');
    const area = name === 'prose' ? workbench : workbench?.querySelector('.bench');
    const element = workbench?.querySelector(pane);
    const key = axis === 'x' ? 'width' : 'height';
    return {
      size: element?.getBoundingClientRect()[key] ?? 0,
      room: area?.getBoundingClientRect()[key] ?? 0,
    };
  };
  const change = (size: number | null): void => {
    setSize(name, size, measure().room);
    const now = measure();
    setPercent(Math.round((now.size / now.room) * 100) || 50);
  };
  const at = (event: PointerEvent): number => (axis === 'x' ? event.clientX : event.clientY);

  const onPointerDown = (event: PointerEvent): void => {
    event.preventDefault();
    handle.current?.focus();
    handle.current?.setPointerCapture(event.pointerId);
    document.documentElement.classList.add('is-resizing');
    drag.current = { from: at(event), size: measure().size };
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (drag.current) change(drag.current.size + grows * (at(event) - drag.current.from));
  };
  const endDrag = (): void => {
    drag.current = null;
    document.documentElement.classList.remove('is-resizing');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const [less, more] = axis === 'x' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    if (event.key !== less && event.key !== more) return;
    event.preventDefault();
    change(measure().size + grows * (event.key === more ? STEP : -STEP));
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is a widget, not a rule in a text.
    <div
      ref={handle}
      class={`split ${look}`}
      role="separator"
      tabIndex={0}
      aria-orientation={axis === 'x' ? 'vertical' : 'horizontal'}
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={endDrag}
      onPointerCancel={endDrag}
      onKeyDown={onKeyDown}
      onDblClick={() => change(null)}
      onFocus={() => setPercent(Math.round((measure().size / measure().room) * 100) || 50)}
    />
  );
}
