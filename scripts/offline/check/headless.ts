/**
 * Owns a browser without a window that opens one page: started with a throw-away profile and told by a pipe where to go.
 * On its command line the link, and with it the key, could be read by everybody on this machine.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { removeFolder } from '../../local-runtime/owned-folders.ts';
import { signalGroup } from '../../local-runtime/process-group.ts';

export interface Headless {
  /** Rejects if the browser ends before it is closed. */
  readonly ended: Promise<never>;
  close(): Promise<void>;
  /** The same in haste, when this process exits. */
  closeNow(): void;
}

const FLAGS = [
  '--headless=new',
  '--remote-debugging-pipe',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-extensions',
  '--disable-gpu',
  '--disable-sync',
  '--disable-component-update',
  '--disable-background-networking',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
];
const LAST_LINES = 5;

/** Chrome's own sandbox refuses to run for root, as in many containers. */
const forRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/**
 * Starts the browser at `path` and opens `url` in it.
 * @throws with the browser's last words and what to do, if it does not start.
 */
export async function openHeadless(path: string, url: string): Promise<Headless> {
  const profile = await mkdtemp(join(tmpdir(), 'server-actions-lab-browser-'));
  const child = spawn(path, [...FLAGS, ...forRoot, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  let words = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    words = (words + chunk).slice(-4000);
  });
  let closing = false;
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(`It ended with ${signal ?? code}.`));
  });
  const ended = exited.then((how): Promise<never> => {
    if (closing) return new Promise(() => {});
    const last = words.trim().split('\n').slice(-LAST_LINES).join('\n');
    throw new Error(
      `The browser ${path} did not do what was asked. ${how}\n${last}\nName another one with "npm run check -- --browser PATH", or use your own with "npm run check -- --open".`,
    );
  });
  // Whoever waits for it hears of it; nobody has to.
  ended.catch(() => {});

  const kill = (): void => {
    closing = true;
    if (child.pid !== undefined) signalGroup(child.pid, 'SIGKILL');
  };
  const close = async (): Promise<void> => {
    kill();
    await exited;
    await removeFolder(profile);
  };

  const [, , , commands, events] = child.stdio;
  const opened = Promise.withResolvers<void>();
  if (events instanceof Readable) {
    let rest = '';
    events.setEncoding('utf8').on('error', () => {});
    events.on('data', (chunk: string) => {
      const messages = (rest + chunk).split('\0');
      rest = messages.pop() ?? '';
      for (const message of messages) {
        const { id, error } = JSON.parse(message) as { id?: number; error?: { message: string } };
        if (id !== 1) continue;
        if (error) opened.reject(new Error(`The browser did not open the page: ${error.message}`));
        else opened.resolve();
      }
    });
  }
  if (commands instanceof Writable) {
    commands.on('error', () => {});
    commands.write(`${JSON.stringify({ id: 1, method: 'Target.createTarget', params: { url } })}\0`);
  }
  try {
    await Promise.race([opened.promise, ended]);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    ended,
    close,
    closeNow() {
      kill();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
