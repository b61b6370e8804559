/**
 * Owns that a page which broke is loaded anew once its code has changed. A boundary of the app that has caught an error
 * goes on showing its own words although what it was caught from is mended: Next's refresh does not reset it (16.4), and
 * somebody who types a line meets a broken moment of it often.
 */

/** How Next's client ends what it prints of an error that an `error.tsx` caught. */
const CAUGHT = 'handled by the <ErrorBoundaryHandler> error boundary';
/** On the request by which Next fetches a page after its code has changed. */
const REFRESH_HEADER = 'next-hmr-refresh';

/** From now on. To be called before Next's scripts run. */
export function reloadOnceMended(): void {
  let isBroken = false;
  const print = console.error.bind(console);
  console.error = (...args: unknown[]) => {
    print(...args);
    if (args.some((arg) => typeof arg === 'string' && arg.includes(CAUGHT))) isBroken = true;
  };
  const original = window.fetch;
  window.fetch = (input, init) => {
    if (isBroken && new Headers(init?.headers).has(REFRESH_HEADER)) location.reload();
    return original(input, init);
  };
}
