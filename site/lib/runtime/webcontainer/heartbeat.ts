/** Owns noticing that the host's page is gone although nobody said so. */
import { startAwakeTimer } from './watchdog.ts';

// One missed answer may be a busy machine.
const MISSES = 3;

/**
 * Asks until stopped, one question at a time, and never while the page is in the background: browsers put hidden
 * pages and their frames to sleep, and that is no death.
 * @param ask Resolves when the other end has answered; an error is an answer too.
 * @param onDead Called once, after so long a silence as three beats.
 * @returns Stops the heartbeat.
 */
export function startHeartbeat(ask: () => Promise<unknown>, ms: number, onDead: () => void): () => void {
  let isWaiting = false;
  const isHidden = (): boolean => document.visibilityState === 'hidden';
  const silence = startAwakeTimer(ms * MISSES, () => {
    stop();
    onDead();
  });
  const beat = (): void => {
    if (isHidden()) silence.again();
    if (isHidden() || isWaiting) return;
    isWaiting = true;
    ask()
      .catch(() => {})
      .finally(() => {
        isWaiting = false;
        silence.again();
      });
  };
  const timer = setInterval(beat, ms);
  document.addEventListener('visibilitychange', silence.again);
  const stop = (): void => {
    clearInterval(timer);
    silence.stop();
    document.removeEventListener('visibilitychange', silence.again);
  };
  return stop;
}
