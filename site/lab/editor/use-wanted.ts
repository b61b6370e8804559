/**
 * Owns when the editor is fetched: it is most of what a page loads, and while the app starts, both would be later for it.
 * The code can be read meanwhile. It comes when the app is up, or before, as soon as somebody turns to the code.
 */
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** What somebody does who is about to write, or to look closer. Not entering: a page that comes under a resting pointer is entered too. */
const TURNS = ['pointermove', 'pointerdown', 'focusin'] as const;

/**
 * @param pane Holds the code; on a small screen it is shown only when it is asked for.
 * @param isTime Whether nothing more urgent is under way, or whether the editor itself is asked for.
 * @returns whether it is wanted; once it is, it stays so.
 */
export function useWanted(pane: RefObject<HTMLElement>, isTime: boolean): boolean {
  const [hasTurned, setTurned] = useState(false);
  const [isShown, setShown] = useState(false);
  const [isWanted, setWanted] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the element is there as long as what draws it.
  useEffect(() => {
    const element = pane.current;
    if (!element) return;
    const turn = (): void => setTurned(true);
    for (const event of TURNS) element.addEventListener(event, turn, { passive: true });
    const observer = new IntersectionObserver((entries) =>
      setShown(entries.some(({ isIntersecting }) => isIntersecting)),
    );
    observer.observe(element);
    return () => {
      for (const event of TURNS) element.removeEventListener(event, turn);
      observer.disconnect();
    };
  }, []);
  useEffect(() => {
    if (isShown && (hasTurned || isTime)) setWanted(true);
  }, [isShown, hasTurned, isTime]);
  return isWanted;
}
