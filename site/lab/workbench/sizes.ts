/** Owns the sizes of the workbench's panes: custom properties of the page, kept in this browser. */
import { persistentMap } from '@nanostores/persistent';

export interface SplitRule {
  /** The custom property that workbench.css reads. */
  readonly property: '--prose-w' | '--app-w' | '--app-for-two-w' | '--dock-h';
  readonly axis: 'x' | 'y';
  /** Which way the pane grows when the pointer moves right or down. */
  readonly grows: 1 | -1;
  readonly least: number;
  /** Pixels that must be left for what lies on the other side. */
  readonly leave: number;
}

export const splits = {
  prose: { property: '--prose-w', axis: 'x', grows: 1, least: 280, leave: 620 },
  app: { property: '--app-w', axis: 'x', grows: -1, least: 260, leave: 320 },
  appForTwo: { property: '--app-for-two-w', axis: 'x', grows: -1, least: 360, leave: 320 },
  dock: { property: '--dock-h', axis: 'y', grows: -1, least: 120, leave: 160 },
} as const satisfies Record<string, SplitRule>;
export type SplitName = keyof typeof splits;

type Sizes = Partial<Record<SplitName, string>>;
const store = persistentMap<Sizes>('server-actions-lab:size:', {});

const apply = (workbench: HTMLElement, sizes: Sizes): void => {
  for (const [name, { property }] of Object.entries(splits)) {
    const size = Number(sizes[name as SplitName]);
    if (size > 0) workbench.style.setProperty(property, `${size}px`);
    else workbench.style.removeProperty(property);
  }
};

/** Keeps the element's properties at the learner's sizes, also when another tab changes them. @returns stops it. */
export const keepSizes = (workbench: HTMLElement): (() => void) =>
  store.subscribe((sizes) => apply(workbench, sizes));

/** Sets a pane's size in pixels, as far as there is room; null goes back to the design's own. */
export function setSize(name: SplitName, size: number | null, room: number): void {
  const { least, leave } = splits[name];
  store.setKey(
    name,
    size === null ? undefined : String(Math.round(Math.max(least, Math.min(size, room - leave)))),
  );
}
