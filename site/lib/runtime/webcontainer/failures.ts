/** Owns the words for what can go wrong with a WebContainer: each says what happened and what to do next. Pure. */
import { RuntimeError } from '../runtime.ts';

const OTHERWISE = 'or run the lab on your own machine with "npm start"';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const OUT_OF_MEMORY = /out of memory|allocation failed|could not allocate|allocation size overflow/i;

/** By name and words and not by class, which an error of the host has lost on its way here. */
export const isOutOfMemory = (error: unknown): boolean =>
  OUT_OF_MEMORY.test(messageOf(error)) ||
  (error instanceof Error && error.name === 'RangeError' && !/call stack/i.test(error.message));

export const outOfMemory = (cause: unknown): RuntimeError =>
  new RuntimeError(
    'out-of-memory',
    `The browser ran out of memory (${messageOf(cause)}). Close other tabs and reload this page, ${OTHERWISE}.`,
    { cause },
  );

export const hostUnreachable = (host: string): RuntimeError =>
  new RuntimeError(
    'unreachable',
    `The WebContainer host ${host} cannot be reached. Check your connection, allow ${host} in content blockers and start again, ${OTHERWISE}.`,
  );

export const hostSilent = (host: string): RuntimeError =>
  new RuntimeError(
    'timeout',
    `${host} answers, but its WebContainer page does not start. Allow ${host} in content and cookie blockers and reload this page, ${OTHERWISE}.`,
  );

export const bootHangs = (): RuntimeError =>
  new RuntimeError('timeout', `The WebContainer does not finish booting. Reload this page, ${OTHERWISE}.`);

export const bootRefused = (host: string, cause: unknown): RuntimeError =>
  isOutOfMemory(cause)
    ? outOfMemory(cause)
    : new RuntimeError(
        'denied',
        `${host} refused to boot a WebContainer (${messageOf(cause)}). Reload this page, ${OTHERWISE}.`,
        { cause },
      );

export const mountHangs = (): RuntimeError =>
  new RuntimeError(
    'timeout',
    `The WebContainer does not finish unpacking the app's packages. Close other tabs and reload this page, ${OTHERWISE}.`,
  );

export const mountFailed = (cause: unknown): RuntimeError =>
  isOutOfMemory(cause)
    ? outOfMemory(cause)
    : new RuntimeError(
        'lost',
        `The WebContainer could not unpack the app's packages (${messageOf(cause)}). Reload this page, ${OTHERWISE}.`,
        { cause },
      );

export const callHangs = (what: string): RuntimeError =>
  new RuntimeError(
    'timeout',
    `The WebContainer has not answered (${what}). Your code is kept. Reload this page, ${OTHERWISE}.`,
  );

export const lostWhileRunning = (cause: string): RuntimeError =>
  isOutOfMemory(cause)
    ? outOfMemory(cause)
    : new RuntimeError(
        'lost',
        `The WebContainer stopped (${cause}). Your code is kept. Reload this page, ${OTHERWISE}.`,
      );

export const disposed = (): RuntimeError =>
  new RuntimeError('lost', 'This runtime was disposed of; boot another one.');

export const pageIsTaken = (): RuntimeError =>
  new RuntimeError(
    'denied',
    'This page already runs a WebContainer, and a page can have only one. Dispose of that one first, or reload this page.',
  );

export const pageIsSpent = (): RuntimeError =>
  new RuntimeError('lost', `The WebContainer of this page is gone for good. Reload this page, ${OTHERWISE}.`);

export const notIsolated = (): RuntimeError =>
  new RuntimeError(
    'not-isolated',
    `This page is not cross-origin isolated, which a WebContainer needs. Whoever runs this site must send "Cross-Origin-Opener-Policy: same-origin" and "Cross-Origin-Embedder-Policy: require-corp"; you can run the lab on your own machine with "npm start".`,
  );

export const browserUnfit = (): RuntimeError =>
  new RuntimeError(
    'unsupported-browser',
    `This browser cannot run a WebContainer. Use Chrome, Edge or another Chromium on a computer, ${OTHERWISE}.`,
  );

export const snapshotMissing = (url: string, status: number): RuntimeError =>
  new RuntimeError(
    'unreachable',
    `The app's packages are not at ${url} (HTTP ${status}). If you run this site, build it again with its snapshot; otherwise reload this page later, ${OTHERWISE}.`,
  );

/** @param isOnline What the browser knows of its connection: without one its own words for a failure say nothing. */
export const snapshotUnreachable = (url: string, cause: unknown, isOnline = true): RuntimeError =>
  new RuntimeError(
    'unreachable',
    !isOnline
      ? `You are offline, and this browser has not kept the app's packages yet. Read and edit meanwhile; connect and start again, ${OTHERWISE}.`
      : `The app's packages could not be downloaded from ${url} (${messageOf(cause)}). Check your connection and start again, ${OTHERWISE}.`,
    { cause },
  );

export const snapshotStalled = (url: string, ms: number): RuntimeError =>
  new RuntimeError(
    'timeout',
    `The download of the app's packages from ${url} stood still for ${Math.round(ms / 1000)} s. Check your connection and start again, ${OTHERWISE}.`,
  );

export const snapshotDamaged = (url: string, how: string): RuntimeError =>
  new RuntimeError(
    'unreachable',
    `The app's packages from ${url} arrived damaged (${how}), twice. Something between this site and your browser changes them; use another connection and start again, ${OTHERWISE}.`,
  );

export const snapshotUnusable = (url: string, cause: unknown): RuntimeError =>
  isOutOfMemory(cause)
    ? outOfMemory(cause)
    : new RuntimeError(
        'unreachable',
        `The app's packages from ${url} cannot be used (${messageOf(cause)}). If you run this site, build it again with its snapshot; otherwise update your browser, ${OTHERWISE}.`,
        { cause },
      );
