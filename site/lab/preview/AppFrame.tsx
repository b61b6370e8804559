/** Owns the frame that shows the app at one origin. A new origin is a new frame; see the key where it is used. */
import { useEffect, useRef } from 'preact/hooks';
import { controlFrame, type PreviewFrame } from '../../lib/preview/frame.ts';
import type { Crossing } from '../../lib/preview/protocol.ts';
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
  onLoading(loading: Loading): void;
}

export function AppFrame({
  origin,
  person,
  start,
  epoch,
  isInert,
  onFrame,
  onPath,
  onCrossing,
  onLoading,
}: Props) {
  const element = useRef<HTMLIFrameElement>(null);
  const frame = useRef<PreviewFrame | null>(null);
  const turn = useRef(0);

  const open = (path: string): void => {
    // Only the newest page counts: one that was left before it answered is no problem.
    const mine = ++turn.current;
    const settle = (loading: Loading): void => {
      if (mine === turn.current) onLoading(loading);
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
    const release = keepFocus(element.current);
    const unlisten = control.path.listen((path) => {
      if (path === null) return;
      onPath(path);
      // Late, and there after all.
      onLoading(null);
    });
    const unlistenCrossing = control.crossing.listen(onCrossing);
    return () => {
      turn.current++;
      release();
      unlisten();
      unlistenCrossing();
      control.close();
      onFrame(null);
      onLoading(null);
    };
  }, [origin]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new origin or epoch loads the page, nothing else does.
  useEffect(() => open(frame.current?.path.get() ?? start), [origin, epoch]);

  return <iframe ref={element} class="app-frame" title={`Stagedoor, as ${person} sees it`} inert={isInert} />;
}
