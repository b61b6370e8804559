/**
 * Owns the context of a rejection that nobody handles: whoever listens to `unhandledRejection` is told in the context
 * in which it came about, as on Node. Next.js asks there whether the request is one that was given up.
 */
import { type Callback, currentFrame, type Frame, ROOT, runInFrame } from './context.ts';
import { type Patch, replaceFunction } from './patch.ts';

const frames = new WeakMap<object, Frame>();

/** Remembers in which context a promise was rejected for this reason. Reasons that are no objects cannot be known again. */
export function noteRejection(reason: unknown): void {
  const frame = currentFrame();
  if (frame !== ROOT && typeof reason === 'object' && reason !== null) frames.set(reason, frame);
}

/** Patches for `process.emit`, by which Node reports. */
export const rejectionPatches = (): Patch[] =>
  replaceFunction<Callback>(
    process,
    'emit',
    (native) =>
      function (...args) {
        const [event, reason] = args;
        const frame =
          event === 'unhandledRejection' && typeof reason === 'object' && reason !== null
            ? frames.get(reason)
            : undefined;
        return frame ? runInFrame(frame, native, this, args) : Reflect.apply(native, this, args);
      },
  );
