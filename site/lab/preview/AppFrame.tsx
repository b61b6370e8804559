/**
 * Owns the frame that shows the app at one origin. A new origin is a new frame; see the key where it is used. So is a
 * page that does not answer: what holds it holds its process, and any page that is opened in its place would wait for
 * the same process. Only with the frame does the browser end it, and not at once: a frame that comes in the same moment
 * is given that process, too.
 */

import { useEffect, useRef, useState } from 'preact/hooks';
import * as texts from '#texts/preview.ts';
import { controlFrame, type WatchedFrame } from '../../lib/preview/frame.ts';
import type { ConsoleLine, Crossing } from '../../lib/preview/protocol.ts';
import { keepFocus } from './keep-focus.ts';

/** A page on its way, or one that did not come. */
export type Loading = { readonly path: string; readonly isLate: boolean } | null;

export interface AppFrameHandle {
  open(path: string): void;
}

interface Props {
  readonly origin: string;
  readonly person: string;
  /** The page to begin with. */
  readonly start: string;
  /** Another number loads the page again. */
  readonly epoch: number;
  readonly isInert: boolean;
  onFrame(handle: AppFrameHandle | null): void;
  onPath(path: string): void;
  onCrossing(crossing: Crossing | null): void;
  onConsole(line: ConsoleLine): void;
  onLoading(loading: Loading): void;
  onFrozen(isFrozen: boolean): void;
  onUnfinished(isUnfinished: boolean): void;
}

interface OneFrameProps extends Props {
  /** Puts another frame in the place of this one, which opens the path. */
  replace(path: string): void;
}

function OneFrame(props: OneFrameProps) {
  const { origin, person, start, epoch, isInert, replace } = props;
  const { onFrame, onPath, onCrossing, onConsole, onLoading, onFrozen, onUnfinished } = props;
  const element = useRef<HTMLIFrameElement>(null);
  const frame = useRef<WatchedFrame | null>(null);
  const turn = useRef(0);
  const isLate = useRef(false);

  const open = (path: string): void => {
    if (isLate.current || frame.current?.isFrozen.get()) {
      replace(path);
      return;
    }
    // Only the newest page counts: one that was left before it answered is no problem.
    const mine = ++turn.current;
    const settle = (loading: Loading): void => {
      if (mine !== turn.current) return;
      isLate.current = loading !== null;
      onLoading(loading);
    };
    onLoading({ path, isLate: false });
    frame.current?.open(path).then(
      () => settle(null),
      () => settle({ path, isLate: true }),
    );
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the callbacks only set state; a frame lives as long as its origin.
  useEffect(() => {
    if (!element.current) return;
    const control = controlFrame(element.current, origin);
    frame.current = control;
    onFrame({ open });
    const stops = [
      keepFocus(element.current, control.pressedAt),
      control.path.listen((path) => {
        if (path !== null) onPath(path);
      }),
      control.crossing.listen(onCrossing),
      control.console.listen((lines) => {
        const newest = lines.at(-1);
        if (newest) onConsole(newest);
      }),
      control.isFrozen.listen(onFrozen),
      control.isUnfinished.listen(onUnfinished),
      // Also a page that was late: it is here now.
      control.arrivals.listen(() => {
        isLate.current = false;
        onLoading(null);
      }),
    ];
    return () => {
      turn.current++;
      for (const stop of stops) stop();
      control.close();
      onFrame(null);
      onLoading(null);
      onFrozen(false);
      onUnfinished(false);
    };
  }, [origin]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new origin or epoch loads the page, nothing else does.
  useEffect(() => open(frame.current?.path.get() ?? start), [origin, epoch]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the pages that checks open share a process with this one.
  useEffect(() => {
    if (isInert && frame.current?.isFrozen.get()) open(frame.current.path.get() ?? start);
  }, [isInert]);

  return <iframe ref={element} class="app-frame" title={texts.stagedoorAs(person)} inert={isInert} />;
}

/** Chromium has let go of a page's process within a tenth of this. */
const LETS_GO_WITHIN_MS = 1000;

export function AppFrame(props: Props) {
  const [{ number, start, isOut }, setPlace] = useState({ number: 0, start: props.start, isOut: false });
  const replace = (path: string): void =>
    setPlace((before) => ({ number: before.number + 1, start: path, isOut: true }));

  // biome-ignore lint/correctness/useExhaustiveDependencies: the callbacks only set state.
  useEffect(() => {
    if (!isOut) return;
    props.onLoading({ path: start, isLate: false });
    const timer = setTimeout(() => setPlace((before) => ({ ...before, isOut: false })), LETS_GO_WITHIN_MS);
    return () => clearTimeout(timer);
  }, [number, isOut]);

  return isOut ? null : <OneFrame key={number} {...props} start={start} replace={replace} />;
}
