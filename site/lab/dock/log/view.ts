/** Owns how the learner likes to see the log: which side, and from which level on. Kept in this browser. */
import { persistentMap } from '@nanostores/persistent';
import { computed } from 'nanostores';
import { type Level, levels } from './entries.ts';

export const sides = ['both', 'browser', 'server'] as const;
type Side = (typeof sides)[number];

type Kept = Partial<Record<'side' | 'least', string>>;
const kept = persistentMap<Kept>('server-actions-lab:log:', {});

/** What was kept may be of another version of this page. */
export const logView = computed(kept, ({ side, least }): { readonly side: Side; readonly least: Level } => ({
  side: sides.find((each) => each === side) ?? 'both',
  least: levels.find((each) => each === least) ?? 'info',
}));

export const showSide = (side: string): void => kept.setKey('side', side);
export const showFrom = (least: string): void => kept.setKey('least', least);
