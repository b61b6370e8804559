/** Owns finding a browser that can run without a window: Chrome, Edge, Chromium or Brave, where they are usually put. */
import { existsSync } from 'node:fs';
import { posix, win32 } from 'node:path';

/** What the search depends on. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  exists(path: string): boolean;
}

const COMMANDS = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
];
const MAC_APPS = ['Google Chrome', 'Microsoft Edge', 'Chromium', 'Brave Browser'];
const WINDOWS_PROGRAMS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['BraveSoftware', 'Brave-Browser', 'Application', 'brave.exe'],
];

const isGiven = (text: string | undefined): text is string => text !== undefined && text !== '';

const candidates = ({ platform, env }: Machine): string[] => {
  if (platform === 'win32') {
    const folders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(isGiven);
    return WINDOWS_PROGRAMS.flatMap((parts) => folders.map((folder) => win32.join(folder, ...parts)));
  }
  const onPath = (env.PATH ?? '')
    .split(':')
    .filter((folder) => folder.startsWith('/'))
    .flatMap((folder) => COMMANDS.map((name) => posix.join(folder, name)));
  if (platform !== 'darwin') return onPath;
  const folders = [
    '/Applications',
    ...[env.HOME].filter(isGiven).map((home) => posix.join(home, 'Applications')),
  ];
  return [
    ...MAC_APPS.flatMap((name) => folders.map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`)),
    ...onPath,
  ];
};

const thisMachine: Machine = { platform: process.platform, env: process.env, exists: existsSync };

/** @returns the path of the first browser found, or null. `LAB_CHROMIUM` goes before all others. */
export const findBrowser = (machine: Machine = thisMachine): string | null =>
  [machine.env.LAB_CHROMIUM, ...candidates(machine)].filter(isGiven).find((path) => machine.exists(path)) ??
  null;
