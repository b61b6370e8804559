/** Owns knowing whether somebody is working in the app: one of its frames has the focus. */
import { atom, onMount, type ReadableAtom } from 'nanostores';

const store = atom(false);
export const isInApp: ReadableAtom<boolean> = store;

const look = (): void => {
  const { activeElement } = document;
  store.set(activeElement instanceof HTMLIFrameElement && activeElement.closest('.app') !== null);
};

onMount(store, () => {
  look();
  // A frame that gets the focus is seen from outside as this window losing it.
  window.addEventListener('blur', look);
  window.addEventListener('focus', look);
  document.addEventListener('focusin', look);
  return () => {
    window.removeEventListener('blur', look);
    window.removeEventListener('focus', look);
    document.removeEventListener('focusin', look);
  };
});
