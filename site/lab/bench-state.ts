/**
 * Owns what is in front in the workbench: which panel, which dock tab, which file. Nothing of the lesson itself; a page
 * has one workbench, so this is one set of atoms.
 */
import { atom } from 'nanostores';

/** What a narrow screen shows; the names are those of layout in workbench.css. */
export type Panel = 'lesson' | 'code' | 'app' | 'dock';
export type DockTab = 'checks' | 'boundary' | 'attack' | 'log' | 'data' | 'shell';

export interface Place {
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
}

export const panel = atom<Panel>('lesson');
/** What stands in front where code and app share one place. */
export const stage = atom<'code' | 'app'>('code');
export const dockTab = atom<DockTab>('checks');
export const openFile = atom('');
/** What the open file is shown beside, by its id (comparisons.ts); null if it stands alone. */
export const comparedWith = atom<string | null>(null);
/** A place that the editor is asked to go to, with the focus if somebody has pressed something for it. */
export const wantedPlace = atom<{ readonly place: Place; readonly takesFocus: boolean } | null>(null);

/** Something else is worked on: its files and its places are others. @param first The panel that a narrow screen shows. */
export function forgetPlaces(first: Panel): void {
  openFile.set('');
  comparedWith.set(null);
  wantedPlace.set(null);
  dockTab.set('checks');
  panel.set(first);
}

export function openDock(tab: DockTab): void {
  dockTab.set(tab);
  panel.set('dock');
}

export function showCode(place: Place, takesFocus = true): void {
  openFile.set(place.file);
  comparedWith.set(null);
  stage.set('code');
  panel.set('code');
  wantedPlace.set({ place, takesFocus });
}

/** Brings a file of the learner's to the front, beside another version of it. */
export function showComparison(file: string, id: string): void {
  openFile.set(file);
  comparedWith.set(id);
  stage.set('code');
  panel.set('code');
}

/** Puts the cursor into the file that is open. */
export const focusCode = (): void =>
  wantedPlace.set({ place: { file: openFile.get(), line: null, column: null }, takesFocus: true });

/** Mirrors the state to the element whose style sheet arranges the panels. @returns stops it. */
export function arrange(workbench: HTMLElement): () => void {
  const stops = [
    panel.subscribe((value) => {
      workbench.dataset.panel = value;
    }),
    stage.subscribe((value) => {
      workbench.dataset.stage = value;
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
