/**
 * Owns the context that is current: one frame, which says for each storage what its store is. It changes by being
 * replaced, so whoever keeps a frame keeps what was true. (The idea: V8's continuation-preserved data, and the
 * AsyncContextFrame that Node 24 builds on it.)
 */

/** What `this` and arguments a callback has is its caller's business; it is passed on as it came. */
export type Callback = (this: unknown, ...args: unknown[]) => unknown;

/** Storage to store. Only `disable` ever takes an entry out; nothing is ever added to a frame that is in use. */
export type Frame = ReadonlyMap<object, unknown>;

/** Nobody's context: what the event loop starts every callback with. */
export const ROOT: Frame = new Map();

let current: Frame = ROOT;

// Callbacks given away in the root frame are not wrapped, which is what makes the shim free of charge outside of
// `run`. That is right as long as every change is undone before the engine runs the next callback. `enterWith` is the
// one call that undoes nothing, so once it is used callbacks are wrapped in the root frame too.
let everEntered = false;
let leaveScheduled = false;
const nextTick = process.nextTick;

const leave = (): void => {
  leaveScheduled = false;
  current = ROOT;
};

/** The frame of the code that is running now. */
export const currentFrame = (): Frame => current;

/** Whether a callback would lose something if it were given away unwrapped. */
export const mustCarry = (): boolean => everEntered || current !== ROOT;

/**
 * Goes over to a frame until the synchronous code that is running now ends, or somebody goes to another.
 * @param frame Kept as it is: the caller must not change it afterwards.
 */
export function enterFrame(frame: Frame): void {
  current = frame;
  everEntered = true;
  if (leaveScheduled) return;
  // A tick runs with nothing else on the stack, so there is nothing it could take away from anybody.
  leaveScheduled = true;
  nextTick.call(process, leave);
}

/** Goes to a frame and tells which one was left. The caller must come back to that one in a `finally`. */
export function exchangeFrame(frame: Frame): Frame {
  const before = current;
  current = frame;
  return before;
}

/** Calls a function in a frame and comes back, also when it throws. Returns what it returns. */
export function runInFrame(
  frame: Frame,
  callback: Callback,
  self: unknown,
  args: ArrayLike<unknown>,
): unknown {
  const before = current;
  current = frame;
  try {
    return Reflect.apply(callback, self, args);
  } finally {
    current = before;
  }
}

/** A function that calls this one in the given frame, whoever calls it. */
export const bindToFrame = (frame: Frame, callback: Callback): Callback =>
  function carried(...args) {
    return runInFrame(frame, callback, this, args);
  };

/**
 * A function that calls this one in the frame that is current now; the very same function if nothing could be lost.
 * What is not a function is returned as it came, for Node to complain about.
 */
export function carry<T>(callback: T): T;
export function carry(callback: unknown): unknown {
  return typeof callback === 'function' && mustCarry()
    ? bindToFrame(current, callback as Callback)
    : callback;
}

/**
 * A function that calls this one in the given frame, but only where the engine calls it, out of the blue: called by
 * somebody who has a context, it stays in that one.
 * @param frame Asked for at each call, for it may change.
 */
export const bindFromOutside = (frame: () => Frame, callback: Callback): Callback =>
  function rescued(...args) {
    return current === ROOT ? runInFrame(frame(), callback, this, args) : Reflect.apply(callback, this, args);
  };
