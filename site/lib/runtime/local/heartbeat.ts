/** Owns noticing that the other end of a socket is gone although nobody closed it. */

const EVERY_MS = 5000;
// One missed answer may be a busy machine or a laptop that just woke up.
const MISSES = 3;

/**
 * Pings until stopped.
 * @param ping Resolves when the other end has answered; a rejection is no answer.
 * @param onDead Called once, when several pings in a row were not answered; the heartbeat has then stopped.
 * @returns Stops the heartbeat.
 */
export function startHeartbeat(ping: () => Promise<unknown>, onDead: () => void): () => void {
  let missed = 0;
  const timer = setInterval(() => {
    if (missed >= MISSES) {
      clearInterval(timer);
      onDead();
      return;
    }
    missed += 1;
    ping().then(
      () => {
        missed = 0;
      },
      () => {},
    );
  }, EVERY_MS);
  return () => clearInterval(timer);
}
