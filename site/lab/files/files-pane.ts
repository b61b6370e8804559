/** Owns whether the file tree is open, beside the code or over it, and which of its folders are; kept in this browser. */
import { persistentAtom } from '@nanostores/persistent';
import { atom } from 'nanostores';
import * as z from 'zod';
import { isOpenAtFirst } from './tree.ts';

/** As workbench.css has it. Below, the page shows one panel at a time and the tree lies over it. */
const NARROW = '(max-width: 899px)';
/** Here there is room for both, whatever else is open. */
const ROOMY = '(min-width: 1600px)';

/** Empty as long as nobody has chosen. */
const kept = persistentAtom<'' | 'open' | 'closed'>('server-actions-lab:files', '');
/** Rows that are not as they are at first, by their ids. */
export const turnedRows = persistentAtom<readonly string[]>('server-actions-lab:tree', [], {
  encode: JSON.stringify,
  decode: (text) => {
    try {
      return z.array(z.string()).catch([]).parse(JSON.parse(text));
    } catch {
      return [];
    }
  },
});
/** `beside` and `over` the code. */
export const filesShown = atom<'beside' | 'over' | null>(null);

let wantsFocus = false;
/** Whether somebody has just opened the list, who goes on there. Asked once. */
export function takeFocusWish(): boolean {
  const wanted = wantsFocus;
  wantsFocus = false;
  return wanted;
}

const narrow = (): boolean => matchMedia(NARROW).matches;

const fromKept = (): 'beside' | null => {
  const choice = kept.get() || (matchMedia(ROOMY).matches ? 'open' : 'closed');
  return !narrow() && choice === 'open' ? 'beside' : null;
};

/** Follows what was chosen, and how wide the page is. @returns stops it. */
export function followFilesPane(): () => void {
  const follow = (): void => filesShown.set(fromKept());
  const query = matchMedia(NARROW);
  follow();
  query.addEventListener('change', follow);
  const stop = kept.listen(follow);
  return () => {
    stop();
    query.removeEventListener('change', follow);
  };
}

export function toggleFiles(): void {
  wantsFocus = filesShown.get() === null;
  if (narrow()) filesShown.set(filesShown.get() ? null : 'over');
  else kept.set(filesShown.get() ? 'closed' : 'open');
}

/** Takes the tree away again where it lies over the code. */
export function leaveFiles(): void {
  if (filesShown.get() === 'over') filesShown.set(null);
}

export const isRowOpen = (turned: readonly string[], id: string): boolean =>
  turned.includes(id) !== isOpenAtFirst(id);

export function turnRow(id: string): void {
  const turned = turnedRows.get();
  turnedRows.set(turned.includes(id) ? turned.filter((each) => each !== id) : [...turned, id]);
}

/** Opens rows that are closed. */
export function openRows(ids: readonly string[]): void {
  for (const id of ids) if (!isRowOpen(turnedRows.get(), id)) turnRow(id);
}
