/** Owns whether the search of the app's files is open, and what was looked for last, as long as the page lives. */
import { atom } from 'nanostores';
import { panel, stage } from '../bench-state.ts';
import type { FindQuery } from './find.ts';

export const isFindOpen = atom(false);
export const findQuery = atom<FindQuery>({
  text: '',
  matchCase: false,
  wholeWord: false,
  isExpression: false,
});
/** The row that was chosen last, so that one can go on with the next. */
export const findRow = atom(0);

/** @param text What is selected in the code; empty to go on with what was looked for last. */
export function openFind(text = ''): void {
  if (text !== '' && text !== findQuery.get().text) {
    findQuery.set({ ...findQuery.get(), text });
    findRow.set(0);
  }
  stage.set('code');
  panel.set('code');
  isFindOpen.set(true);
}

export const closeFind = (): void => isFindOpen.set(false);

/**
 * Ctrl or Cmd with Shift and F, unless somebody else has taken it or something lies over the page that is not the list of
 * files, which gives way.
 */
export const isFindKey = (event: KeyboardEvent): boolean =>
  event.code === 'KeyF' &&
  event.shiftKey &&
  (event.ctrlKey || event.metaKey) &&
  !event.altKey &&
  !event.defaultPrevented &&
  document.querySelector('dialog[open]:not(.files-sheet)') === null;
