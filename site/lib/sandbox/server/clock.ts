/**
 * Owns what time it is for the app. Its clock may be moved forward, so that sessions and cached data grow old while a
 * check watches; Date and performance.timeOrigin tell the app's time (Next's cache goes by the latter), timers and
 * performance.now() stay as they are. Whatever keeps time for the sandbox server itself asks {@link trueNow}.
 */

const trueDateNow = Date.now;
/** Date as it is when nobody moves the app's clock. Without an argument its constructor asks the machine, not `now`. */
export const trueDate: DateConstructor = new Proxy(Date, {
  get: (target, name) => (name === 'now' ? trueDateNow : Reflect.get(target, name)),
});
const trueTimeOrigin = performance.timeOrigin;
let offset = 0;
let installed = false;

/** Milliseconds since 1970, however far the app's clock was moved. */
export const trueNow = (): number => trueDateNow();

const appNow = (): number => trueDateNow() + offset;

/**
 * Lets this module say what time it is. Call it before Next loads: Next puts its own Date around the one it finds.
 * Calling it again does nothing.
 */
export function installClock(): void {
  if (installed) return;
  installed = true;
  Date.now = appNow;
  globalThis.Date = new Proxy(Date, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [appNow()] : args, newTarget),
    // `Date()` without `new` is the time as text, whatever it is given.
    apply: (target) => new target(appNow()).toString(),
  });
  Object.defineProperty(Date.prototype, 'constructor', { value: Date, configurable: true, writable: true });
  Object.defineProperty(performance, 'timeOrigin', {
    get: () => trueTimeOrigin + offset,
    configurable: true,
  });
}

/** Moves the app's clock forward, from wherever it is. */
export function advanceClock(milliseconds: number): void {
  offset += milliseconds;
}

/** Back to the true time. What was stamped meanwhile lies in the future then: forget it too. */
export function putClockRight(): void {
  offset = 0;
}
