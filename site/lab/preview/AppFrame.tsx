/** Owns the frame that shows the app at one origin. A new origin is a new frame; see the key where it is used. */
import { useEffect, useRef } from 'preact/hooks';
import { controlFrame, type PreviewFrame } from '../../lib/preview/frame.ts';

export interface AppFrameHandle {
  open(path: string): void;
  move(how: 'back' | 'forward' | 'reload'): void;
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
  onProblem(problem: string | null): void;
}

export function AppFrame({ origin, person, start, epoch, isInert, onFrame, onPath, onProblem }: Props) {
  const element = useRef<HTMLIFrameElement>(null);
  const frame = useRef<PreviewFrame | null>(null);
  const opened = useRef(0);

  const open = (path: string): void => {
    // A page that was left for another one before it answered is no problem.
    const turn = ++opened.current;
    onProblem(null);
    frame.current?.open(path).catch(() => {
      if (turn === opened.current) onProblem(`The page ${path} has not answered for half a minute.`);
    });
  };
  const move: AppFrameHandle['move'] = (how) => {
    try {
      // The page that answers is being left; its reply may not come.
      frame.current?.agent.history(how).catch(() => {});
    } catch {
      open(frame.current?.path.get() ?? start);
    }
  };

  useEffect(() => {
    if (!element.current) return;
    const control = controlFrame(element.current, origin);
    frame.current = control;
    onFrame({ open, move });
    const unlisten = control.path.listen((path) => path !== null && onPath(path));
    return () => {
      opened.current++;
      unlisten();
      control.close();
      onFrame(null);
    };
  }, [origin]);

  useEffect(() => open(frame.current?.path.get() ?? start), [origin, epoch]);

  return <iframe ref={element} class="app-frame" title={`Stagedoor, as ${person} sees it`} inert={isInert} />;
}
