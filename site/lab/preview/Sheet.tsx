/** Owns what the app's frame is drawn on: as large as its pane, or of a width of its own and scaled into it. */
import type { ComponentChildren } from 'preact';
import type { Drawn } from './frame-size.ts';

interface Props {
  /** Null where the frame is as large as its pane. */
  readonly drawn: Drawn | null;
  readonly children: ComponentChildren;
}

/** The frame stays the same element: one that is put elsewhere loads its page again. */
export function Sheet({ drawn, children }: Props) {
  if (!drawn) return <div class="app-sheet">{children}</div>;
  const { width, height, scale } = drawn;
  return (
    <div
      class="app-sheet is-drawn"
      style={{ '--sheet-w': `${width}px`, '--sheet-h': `${height}px`, '--sheet-scale': String(scale) }}
    >
      {children}
    </div>
  );
}
