/**
 * Owns which runtime a page tries, in which order, and why it passes one over. Pure; what it decides by is found out in
 * facts.ts.
 */
import * as texts from '#texts/boot.ts';
import type { RuntimeKind } from '../../lib/runtime/runtime.ts';
import type { Preflight } from '../../lib/runtime/webcontainer/preflight.ts';

export interface Facts {
  /** The machine that serves this page offers to run sandboxes. */
  readonly offersLocal: boolean;
  /** What the learner chose here before. */
  readonly preference: RuntimeKind | null;
  /** What the site's owner fixed at build time. */
  readonly required: RuntimeKind | null;
  readonly preflight: Preflight;
}

export interface Choice {
  /** Tried from first to last; empty if nothing can run here. */
  readonly order: readonly RuntimeKind[];
  /** Why a WebContainer is out of the question, in words for the learner; null if it is not. */
  readonly unfit: string | null;
  /** Why it is better to ask before starting; null to start at once. */
  readonly ask: string | null;
}

const unfitFor = ({ engine, isIsolated }: Preflight): string | null => {
  if (engine.fitness === 'unfit') return texts.browserIsUnfit;
  if (!isIsolated) return texts.siteLacksHeaders;
  return null;
};

/** Little memory, or a line that is paid by the megabyte: what only saves seconds is not worth it there. */
export const isModest = ({ isSmallDevice, savesData }: Preflight): boolean => isSmallDevice || savesData;

const askFor = ({ isSmallDevice, savesData, isOtherTabRunning }: Preflight): string | null => {
  if (savesData) return texts.savesData;
  if (isSmallDevice) return texts.smallDevice;
  if (isOtherTabRunning) return texts.otherTabRunsIt;
  return null;
};

/**
 * Decides by the order of the design: a hosted site runs WebContainers; where the page's own machine offers a local
 * runtime, that one comes first unless the learner chose otherwise, and stands behind the other in any case.
 */
export function chooseRuntime({ offersLocal, preference, required, preflight }: Facts): Choice {
  const unfit = unfitFor(preflight);
  const wanted = required ?? (offersLocal ? (preference ?? 'local') : 'webcontainer');
  const all: RuntimeKind[] = wanted === 'local' || required ? [wanted] : ['webcontainer', 'local'];
  const order = all.filter((kind) => (kind === 'local' ? offersLocal : unfit === null));
  return { order, unfit, ask: order[0] === 'webcontainer' ? askFor(preflight) : null };
}
