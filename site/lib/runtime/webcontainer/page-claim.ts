/** Owns that a page has one WebContainer at most, and that other tabs of the site can know of it. */
import { pageIsSpent, pageIsTaken } from './failures.ts';

const LOCK = 'server-actions-lab:webcontainer';

let page: 'free' | 'taken' | 'spent' = 'free';
let holdsLock = false;

export interface Claim {
  /** Gives the page back; `spent` if its host page is dead, which only reloading the page can mend. */
  release(left: 'free' | 'spent'): void;
}

/**
 * Takes the page's only place for a container.
 * @throws {RuntimeError} `denied` if it is taken, `lost` if it cannot be had again in this page.
 */
export function claimPage(): Claim {
  if (page === 'taken') throw pageIsTaken();
  if (page === 'spent') throw pageIsSpent();
  page = 'taken';
  const unlock = holdLock();
  return {
    release(left) {
      page = left;
      unlock();
    },
  };
}

/** Shared, because it tells and does not forbid: whether a second tab is a good idea is for others to say. */
function holdLock(): () => void {
  const held = Promise.withResolvers<void>();
  holdsLock = true;
  const locks: LockManager | undefined = navigator.locks;
  locks?.request(LOCK, { mode: 'shared' }, () => held.promise).catch(() => {});
  return () => {
    holdsLock = false;
    held.resolve();
  };
}

/** Says whether another tab of this site runs a container. */
export async function isHeldByOtherTab(): Promise<boolean> {
  const locks: LockManager | undefined = navigator.locks;
  const { held = [] } = (await locks?.query()) ?? {};
  return held.filter(({ name }) => name === LOCK).length > (holdsLock ? 1 : 0);
}
