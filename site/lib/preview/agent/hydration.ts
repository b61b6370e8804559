/** Owns knowing when React has taken over an element of a page that came from the server: before that, a click is lost. */

/** A node of React's own tree, as far as it is read here. */
interface Fiber {
  readonly flags: number;
  readonly alternate: Fiber | null;
  readonly return: Fiber | null;
}
/** React's flags for what is rendered and not yet committed: Placement and Hydrating. */
const NOT_YET_COMMITTED = 2 | 4096;

/**
 * React marks a node while it still renders the boundary around it. Until that is committed the node does not listen, and
 * what is typed into it is put back. (The question is React's own: getNearestMountedFiber in react-dom.)
 */
const isTakenOver = (element: Element): boolean => {
  const key = Object.keys(element).find((each) => each.startsWith('__reactFiber$'));
  if (key === undefined) return false;
  const fiber: Fiber | null = Reflect.get(element, key);
  for (let node = fiber; node && !node.alternate; node = node.return) {
    if ((node.flags & NOT_YET_COMMITTED) !== 0) return false;
  }
  return true;
};

// The original: asking is no activity of the page.
const later = window.setTimeout;

const LOOK_EVERY_MS = 10;
/** Looks at a page that neither loads nor waits for anything: five seconds of them. Nobody will take it over then. */
const IDLE_LOOKS = 500;
const AT_MOST_MS = 20_000;

/**
 * Resolves when React has taken over the element, or when it is not going to: the page is at rest, or not even that after
 * twenty seconds. No observer hears of the mark, so it is looked for again and again.
 */
export const whenHydrated = (element: Element, isBusy: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const deadline = performance.now() + AT_MOST_MS;
    let idleLooks = 0;
    const look = (): void => {
      idleLooks = isBusy() ? 0 : idleLooks + 1;
      if (isTakenOver(element) || idleLooks > IDLE_LOOKS || performance.now() > deadline) resolve();
      else later(look, LOOK_EVERY_MS);
    };
    look();
  });
