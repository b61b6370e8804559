/** Owns following a sandbox's start: its story, and whether it takes longer than it should. */
import { useEffect, useState } from 'preact/hooks';
import type { Sandbox } from '../../lib/sandbox/client/sandbox.ts';
import { type BootStory, newStory, tell } from './boot-story.ts';

/** A start on a small machine is usually over by then. */
const SLOW_AFTER_MS = 20_000;

export function useBootStory({ status }: Sandbox): { story: BootStory; isSlow: boolean } {
  const [story, setStory] = useState(() => newStory(performance.now()));
  const [isSlow, setSlow] = useState(false);

  // Listening, not reading at each render: a state that lasts no longer than a moment belongs to the story too.
  useEffect(
    () => status.subscribe((state) => setStory((before) => tell(before, state, performance.now()))),
    [status],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: every start counts its own time.
  useEffect(() => {
    setSlow(false);
    const timer = setTimeout(() => setSlow(true), SLOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, [story.since]);

  return { story, isSlow };
}
