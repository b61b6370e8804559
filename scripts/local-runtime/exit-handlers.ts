/** Owns that a service which is told to stop, or whose process exits, leaves nothing running and nothing lying. */
import { constants } from 'node:os';
import type { LocalRuntimeService } from './service.ts';

const PARENT_WATCH_MS = 500;

/**
 * For the entry script, once: closes the service on SIGINT, SIGTERM and SIGHUP and then exits with the usual code,
 * and cleans up in haste if the process exits otherwise. A second signal does not wait.
 * @param after Anything else to close then. An HTTP server belongs here: it waits for the WebSockets it carries.
 */
export function installExitHandlers(service: LocalRuntimeService, after?: () => Promise<void> | void): void {
  let stopping = false;
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    const code = 128 + constants.signals[signal];
    if (stopping) process.exit(code);
    stopping = true;
    try {
      await service.close();
      await after?.();
    } finally {
      process.exit(code);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(signal));
  process.on('exit', () => service.closeNow());
  // npm and the shell it uses do not always pass a signal on. Ended without us, they leave us to another parent.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) {
    setInterval(() => {
      if (process.ppid !== parent && !stopping) void stop('SIGTERM');
    }, PARENT_WATCH_MS).unref();
  }
}
