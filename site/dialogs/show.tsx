/** Owns which dialog is open over the page; at most one is. */
import { render } from 'preact';
import styles from '../styles/dialogs.css?inline';
import type { PageDialog } from './page-keys.ts';
import { SearchDialog } from './search/SearchDialog.tsx';
import { ShortcutsDialog } from './shortcuts/ShortcutsDialog.tsx';

// Astro would put a style sheet that is imported in the usual way into every page.
const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
document.adoptedStyleSheets.push(sheet);

let host: HTMLElement | null = null;

const close = (): void => draw(null);
const showShortcuts = (): void => draw('shortcuts');

const draw = (dialog: PageDialog | null, typed = ''): void => {
  host ??= document.body.appendChild(document.createElement('div'));
  if (dialog === 'search')
    render(<SearchDialog typed={typed} close={close} showShortcuts={showShortcuts} />, host);
  else render(dialog && <ShortcutsDialog close={close} />, host);
};

/** Opens a dialog, in place of the one that is open. @param typed What the search begins with. */
export const showDialog = (dialog: PageDialog, typed: string): void => draw(dialog, typed);
