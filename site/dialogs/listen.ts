/** Owns opening the page's dialogs, by key and by button. All that is in them is loaded when the first one is asked for. */

import { isMac } from '../components/platform.ts';
import { dialogFor, type PageDialog, TYPING } from './page-keys.ts';
import { hasSingleKeys } from './single-keys.ts';

/** What was typed since the search was asked for; null while it is not on its way. */
let typedAhead: string | null = null;

const show = (dialog: PageDialog): void => {
  if (dialog === 'search') typedAhead ??= '';
  void import('./show.tsx')
    .then(({ showDialog }) => showDialog(dialog, typedAhead ?? ''))
    .finally(() => {
      typedAhead = null;
    });
};

/** What a press makes of what was typed ahead; null if it types nothing. AltGr, which types letters, is Ctrl and Alt to browsers. */
const typedBy = (typed: string, press: KeyboardEvent): string | null => {
  const isPlain = press.getModifierState('AltGraph') || !(press.ctrlKey || press.metaKey || press.altKey);
  if (!isPlain) return null;
  if (press.key === 'Backspace') return typed.slice(0, -1);
  return press.key.length === 1 ? typed + press.key : null;
};

/** Call it once for a page. A button opens a dialog by its `data-opens`. */
export function listenForDialogs(): void {
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof Element && event.target.closest(TYPING) !== null;
    // Its field has not come yet, and whoever types fast does not wait for it.
    const typed = typedAhead === null || isTyping ? null : typedBy(typedAhead, event);
    if (typed !== null) {
      typedAhead = typed;
      event.preventDefault();
      return;
    }
    const dialog = dialogFor(event, {
      isTyping,
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
