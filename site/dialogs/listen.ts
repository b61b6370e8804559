/** Owns opening the page's dialogs, by key and by button. All that is in them is loaded when the first one is asked for. */

import { isMac } from '../components/platform.ts';
import { dialogFor, type PageDialog, TYPING } from './page-keys.ts';
import { hasSingleKeys } from './single-keys.ts';

const show = (dialog: PageDialog): void => {
  void import('./show.tsx').then(({ showDialog }) => showDialog(dialog));
};

/** Call it once for a page. A button opens a dialog by its `data-opens`. */
export function listenForDialogs(): void {
  document.addEventListener('keydown', (event) => {
    const dialog = dialogFor(event, {
      isTyping: event.target instanceof Element && event.target.closest(TYPING) !== null,
      isMac: isMac(),
      singleKeys: hasSingleKeys(),
    });
    if (!dialog) return;
    event.preventDefault();
    show(dialog);
  });
  document.addEventListener('click', ({ target }) => {
    const opens = target instanceof Element && target.closest<HTMLElement>('[data-opens]')?.dataset.opens;
    if (opens === 'search' || opens === 'shortcuts') show(opens);
  });
}
