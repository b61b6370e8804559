/**
 * Owns keeping the focus where the learner put it. Next's error overlay takes it when it opens, even out of its frame;
 * half a word later the learner would be typing into the app. (An inert frame takes it all the same, in Chromium.)
 */

import type { ReadableAtom } from 'nanostores';

/** A frame that insists gets it in the end, rather than the two of us pulling at it for ever. */
const PATIENCE = { times: 8, withinMs: 3000 };

/** A press in the frame is told by its page, after the focus has moved, or late where the page computes. */
const PRESS = { isToldWithinMs: 60, countsForMs: 500 };

/**
 * Gives the focus back when the frame took it by itself: not by Tab, not under the pointer, and not because somebody
 * pressed in it.
 * @param pressedAt When that was, by `performance.now()`. Browsers do not always tell of a pointer that is over a frame.
 * @returns stops it.
 */
export function keepFocus(frame: HTMLIFrameElement, pressedAt: ReadableAtom<number>): () => void {
  let before: Element | null = null;
  let isPointed = false;
  let tabbedAt = Number.NEGATIVE_INFINITY;
  let given: number[] = [];

  const remember = ({ target }: FocusEvent): void => {
    if (target instanceof Element && target !== frame) before = target;
  };
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key === 'Tab') tabbedAt = performance.now();
  };
  const onPointer = ({ target }: PointerEvent): void => {
    isPointed = target === frame;
  };
  const isWanted = (): boolean => {
    const now = performance.now();
    given = given.filter((at) => now - at < PATIENCE.withinMs);
    return (
      isPointed ||
      now - pressedAt.get() < PRESS.countsForMs ||
      now - tabbedAt < PRESS.countsForMs ||
      given.length >= PATIENCE.times
    );
  };
  // A frame that gets the focus is seen from outside as this window losing it.
  const onBlur = (): void => {
    if (document.activeElement !== frame || isWanted() || !(before instanceof HTMLElement)) return;
    const owner = before;
    // While the focus is on its way, giving it back changes what is marked but not where keys go.
    setTimeout(() => {
      if (document.activeElement !== frame || isWanted()) return;
      given.push(performance.now());
      frame.blur();
      window.focus();
      owner.focus({ preventScroll: true });
    }, PRESS.isToldWithinMs);
  };

  document.addEventListener('focusin', remember);
  document.addEventListener('keydown', onKeyDown, true);
  document.addEventListener('pointerover', onPointer);
  window.addEventListener('blur', onBlur);
  return () => {
    document.removeEventListener('focusin', remember);
    document.removeEventListener('keydown', onKeyDown, true);
    document.removeEventListener('pointerover', onPointer);
    window.removeEventListener('blur', onBlur);
  };
}

/**
 * Gives the focus back whenever a frame in here took it: nobody reaches them, so it was a page by itself, or a check that
 * clicked in one while the learner was typing.
 * @param stage Where the frames are, from now on until the page ends.
 * @returns gives it back at once, for a frame that is about to be removed, and the focus with it.
 */
export function keepFocusOutOf(stage: HTMLElement): () => void {
  let owner = document.activeElement;
  const giveBack = (): void => {
    const { activeElement } = document;
    if (!(activeElement instanceof HTMLElement) || !stage.contains(activeElement)) return;
    // If it was nobody's, the page may have it.
    if (!(owner instanceof HTMLElement) || owner === document.body) return;
    activeElement.blur();
    window.focus();
    owner.focus({ preventScroll: true });
  };
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element && !stage.contains(target)) owner = target;
  });
  window.addEventListener('blur', () => {
    if (stage.contains(document.activeElement)) setTimeout(giveBack);
  });
  return giveBack;
}
