/** Owns how wide the app is drawn, whatever its pane's own width; kept in this browser. */
import { keptChoice } from '../kept-choice.ts';

export const sizes = ['full', 'tablet', 'phone'] as const;
export type Size = (typeof sizes)[number];

const PHONE = 390;
/** In pixels; null is as wide as the pane. */
export const widths: Readonly<Record<Size, number | null>> = { full: null, tablet: 768, phone: PHONE };

export const frameSize = keptChoice('preview-size', sizes, 'full');

export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** How wide to draw the app; null is as wide as the pane. Half a pane is narrow: there it is a phone's width at least. */
export const widthOf = (size: Size, pane: Extent, isAlone: boolean): number | null =>
  widths[size] ?? (isAlone || pane.width >= PHONE ? null : PHONE);

export interface Drawn extends Extent {
  /** 1, or less where the pane is narrower. */
  readonly scale: number;
}

/**
 * How a frame of a width lies in a pane: its own size before it is scaled, and the scale.
 * @param pane In pixels.
 * @returns null if the frame is as large as the pane.
 */
export function drawIn(width: number | null, pane: Extent): Drawn | null {
  if (width === null || pane.width <= 0 || pane.height <= 0) return null;
  const scale = Math.min(1, pane.width / width);
  return { width, height: pane.height / scale, scale };
}

/** The scale as a person reads it; null where nothing was scaled. */
export const scaleText = (drawn: Drawn | null): string | null =>
  drawn && drawn.scale < 1 ? `${Math.round(drawn.scale * 100)} %` : null;
