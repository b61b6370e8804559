/** Owns downloading one file whose length and hash are known: whole and unchanged, or not at all. */
import type { RuntimeError } from '../runtime.ts';
import {
  isOutOfMemory,
  outOfMemory,
  snapshotDamaged,
  snapshotMissing,
  snapshotStalled,
  snapshotUnreachable,
} from './failures.ts';
import { startAwakeTimer } from './watchdog.ts';

export interface Expected {
  readonly bytes: number;
  /** SHA-256 in hexadecimal. */
  readonly hash: string;
}

export interface DownloadOptions {
  readonly signal: AbortSignal;
  /** Silence after which the download is given up and tried once more, in milliseconds. */
  readonly stallMs: number;
  /** Told how many bytes have come; starts anew if the download does. */
  onBytes?(done: number): void;
}

type Attempt =
  | { readonly is: 'done'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** `again`: another attempt may do better. */
  | { readonly is: 'failed'; readonly error: RuntimeError; readonly again: boolean };

/** Says how bytes differ from what was expected, or nothing if they do not. */
export async function differenceTo(
  expected: Expected,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string | null> {
  if (bytes.length !== expected.bytes) return `${bytes.length} bytes instead of ${expected.bytes}`;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hash === expected.hash ? null : 'another hash than in its manifest';
}

/**
 * Downloads and checks a file; one failed attempt is repeated, past the browser's own cache.
 * @throws {RuntimeError} `unreachable` if it is missing, damaged or out of reach, `timeout` if it stalls; or the
 *   signal's reason.
 */
export async function download(
  url: string,
  expected: Expected,
  options: DownloadOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const first = await attempt(url, expected, options, 'default');
  if (first.is === 'done') return first.bytes;
  if (!first.again) throw first.error;
  const second = await attempt(url, expected, options, 'reload');
  if (second.is === 'done') return second.bytes;
  throw second.error;
}

async function attempt(
  url: string,
  expected: Expected,
  { signal, stallMs, onBytes }: DownloadOptions,
  cache: RequestCache,
): Promise<Attempt> {
  signal.throwIfAborted();
  const request = new AbortController();
  const abort = (): void => request.abort();
  signal.addEventListener('abort', abort);
  let hasStalled = false;
  const stall = startAwakeTimer(stallMs, () => {
    hasStalled = true;
    request.abort();
  });
  try {
    const response = await fetch(url, { signal: request.signal, cache });
    if (!response.ok) {
      await response.body?.cancel();
      return { is: 'failed', error: snapshotMissing(url, response.status), again: response.status >= 500 };
    }
    const bytes = await collect(response, expected.bytes, (done) => {
      stall.again();
      onBytes?.(done);
    });
    const difference = await differenceTo(expected, bytes);
    if (difference === null) return { is: 'done', bytes };
    return { is: 'failed', error: snapshotDamaged(url, difference), again: true };
  } catch (error) {
    signal.throwIfAborted();
    if (isOutOfMemory(error)) return { is: 'failed', error: outOfMemory(error), again: false };
    if (hasStalled) return { is: 'failed', error: snapshotStalled(url, stallMs), again: true };
    return { is: 'failed', error: snapshotUnreachable(url, error, navigator.onLine), again: true };
  } finally {
    stall.stop();
    signal.removeEventListener('abort', abort);
  }
}

/** Reads a body into one array. A body of another length than expected is given back as far as it was read. */
async function collect(
  response: Response,
  expectedBytes: number,
  onBytes: (done: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(expectedBytes);
  let done = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const next = await reader?.read();
    if (!next || next.done) return bytes.subarray(0, done);
    if (done + next.value.length > expectedBytes) {
      await reader?.cancel();
      return new Uint8Array(done + next.value.length);
    }
    bytes.set(next.value, done);
    done += next.value.length;
    onBytes(done);
  }
}
