/** Owns getting the files that a playground begins from. */
import * as z from 'zod';
import { type Files, overlayFiles } from '../../lib/files/files.ts';
import type { Base } from '../../lib/playground/code.ts';
import { fetchJson, fetchLessonFiles, fetchTemplate } from '../lesson-data.ts';

const example = z.object({ files: z.record(z.string(), z.string()), checks: z.string() });
export type ExampleFiles = Readonly<z.infer<typeof example>>;

export const fetchExample = (id: string): Promise<ExampleFiles> =>
  fetchJson(`/data/examples/${id}.json`, example);

export interface BaseFiles {
  /** The lab's own, which nobody sees. */
  readonly hidden: Files;
  /** All others. */
  readonly open: Files;
  /** Checks that come with it; null for none. */
  readonly checks: string | null;
}

const layersOf = async (base: Base): Promise<{ layers: readonly Files[]; checks: string | null }> => {
  switch (base.kind) {
    case 'template':
      return { layers: [], checks: null };
    case 'lesson': {
      const { starter, solution } = await fetchLessonFiles(base.lesson);
      return { layers: base.code === 'starter' ? [starter] : [starter, solution], checks: null };
    }
    case 'example': {
      const { files, checks } = await fetchExample(base.example);
      return { layers: [files], checks };
    }
  }
};

/** @throws if they cannot be loaded, with what to do. */
export async function fetchBase(base: Base): Promise<BaseFiles> {
  const [template, { layers, checks }] = await Promise.all([fetchTemplate(), layersOf(base)]);
  const isHidden = (path: string): boolean => path.startsWith('.lab/');
  const pick = (wanted: boolean): Files =>
    Object.fromEntries(Object.entries(template).filter(([path]) => isHidden(path) === wanted));
  return { hidden: pick(true), open: overlayFiles(pick(false), ...layers), checks };
}
