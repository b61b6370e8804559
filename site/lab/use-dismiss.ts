/** Owns closing what was opened over the page when the learner turns to something else. */
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/**
 * @param root What stays open while something inside it is used.
 * @param close Called for a press elsewhere, and when a click into the app's frame takes the focus from this window.
 */
export function useDismiss(root: RefObject<HTMLElement>, isOpen: boolean, close: () => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: closing is the same at every render.
  useEffect(() => {
    if (!isOpen) return;
    const leave = (event: Event): void => {
      if (event.target instanceof Node && root.current?.contains(event.target)) return;
      close();
    };
    document.addEventListener('pointerdown', leave);
    window.addEventListener('blur', leave);
    return () => {
      document.removeEventListener('pointerdown', leave);
      window.removeEventListener('blur', leave);
    };
  }, [isOpen]);
}
