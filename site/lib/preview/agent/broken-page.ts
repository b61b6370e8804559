/**
 * Owns that a page which broke is loaded anew once its code has changed. A boundary of the app that has caught an error
 * goes on showing its own words although what it was caught from is mended: Next's refresh does not reset it (16.4), and
 * somebody who types a line meets a broken moment of it often.
 */

/** A node of React's own tree, as far as it is read here. */
interface Fiber {
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  readonly stateNode: unknown;
}

/** On the request by which Next fetches a page after its code has changed. */
const REFRESH_HEADER = 'next-hmr-refresh';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Next's boundary around what an `error.tsx` stands for (its class ErrorBoundaryHandler), while it shows that. */
const showsCaughtError = ({ stateNode }: Fiber): boolean => {
  if (!isObject(stateNode) || !('reset' in stateNode) || !('state' in stateNode)) return false;
  const { state } = stateNode;
  return isObject(state) && 'previousPathname' in state && 'error' in state && state.error !== null;
};

const rootFiber = (): Fiber | null => {
  const key = Object.keys(document).find((each) => each.startsWith('__reactContainer$'));
  // One of two that take turns; the root knows which is the one that is shown.
  return key === undefined ? null : (Reflect.get(document, key)?.stateNode?.current ?? null);
};

/** Whether an error that the app has caught stands in the page now. */
const isBroken = (): boolean => {
  const left = [rootFiber()];
  for (let fiber = left.pop(); fiber !== undefined; fiber = left.pop()) {
    if (!fiber) continue;
    if (showsCaughtError(fiber)) return true;
    left.push(fiber.sibling, fiber.child);
  }
  return false;
};

/** From now on. To be called before Next's scripts run. */
export function reloadOnceMended(): void {
  const original = window.fetch;
  window.fetch = (input, init) => {
    if (new Headers(init?.headers).has(REFRESH_HEADER) && isBroken()) location.reload();
    return original(input, init);
  };
}
