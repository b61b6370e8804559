/** Owns finding a Chromium for proofs and end-to-end tests, and installing one where that is possible. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const find = (): string | null =>
  [process.env.LAB_CHROMIUM ?? '', chromium.executablePath(), ...SYSTEM].find(
    (path) => path !== '' && existsSync(path),
  ) ?? null;

const run = (command: string, args: readonly string[]): boolean => {
  console.log(`No Chromium found; trying: ${command} ${args.join(' ')}`);
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
};

/** Installs a Chromium by Playwright's own download, else by Debian's packages where we may. */
const install = (): void => {
  const playwright = fileURLToPath(new URL('../node_modules/playwright/cli.js', import.meta.url));
  if (run(process.execPath, [playwright, 'install', 'chromium'])) return;
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return;
  if (run('apt-get', ['update'])) run('apt-get', ['install', '-y', 'chromium']);
};

/** Path of a Chromium. @throws with what to do if there is none and none can be installed. */
export function ensureBrowser(): string {
  const found = find();
  if (found) return found;
  install();
  const installed = find();
  if (installed) return installed;
  throw new Error(
    'No Chromium. Install one (npx playwright install chromium) or set LAB_CHROMIUM to its path.',
  );
}

/** Flags for a browser that talks to nobody but this machine. */
export const browserArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
