/** Owns ending a process together with everything it started. */
import { spawn } from 'node:child_process';

/**
 * Signals the group that a process leads (it was spawned with `detached: true`).
 * @returns Whether there was anybody left to signal.
 */
export function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    if (process.platform === 'win32') {
      // Windows has no groups, and no gentle way to end a console program without a window.
      if (signal === 0) return process.kill(leader, 0);
      spawn('taskkill', ['/pid', String(leader), '/T', '/F'], { stdio: 'ignore', windowsHide: true });
      return true;
    }
    return process.kill(-leader, signal);
  } catch {
    return false;
  }
}

const GONE_MS = 300;
const LOOK_MS = 10;

/** Resolves when nobody of a killed group is left, or soon after: a zombie that nobody reaps stays for ever. */
export async function groupGone(leader: number): Promise<void> {
  const deadline = Date.now() + GONE_MS;
  while (signalGroup(leader, 0) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
