/**
 * Owns booting through the client, which can neither be cancelled nor asked twice. A boot that somebody gave up goes
 * on: the next one takes it over, and if nobody does, what it brings is torn down when it comes.
 */
import { configureAPIKey, WebContainer } from './api.ts';
import { bootHangs, bootRefused, hostSilent, hostUnreachable } from './failures.ts';
import { hostPage, onHandshake, reachHost } from './reach.ts';
import type { Times } from './times.ts';
import { within } from './watchdog.ts';

/** What the client calls the app's folder; it is cosmetic, but compiled code remembers it. */
const WORKDIR_NAME = 'stagedoor';

/** Resolved once in the life of a page: the host's page greets when it is loaded, and boots as often as it is asked. */
let hello: PromiseWithResolvers<void> | undefined;
let hasSaidHello = false;
let isKeySet = false;
let underWay: Promise<WebContainer> | undefined;
/** The call that wants what the boot under way brings, if one still does. */
let wantedBy: symbol | undefined;
/** The host's page did not come in time; nothing will be heard of it unless it is loaded again. */
let isPageStuck = false;

/** Lets go of a container that nobody can use any more. */
export function tearDown(container: WebContainer): void {
  try {
    container.teardown();
  } catch {
    // It was torn down before.
  }
}

/** The client adds its listener for good, so loading its page again gives a host that was unreachable a new chance. */
function loadHostPageAgain(): void {
  const page = hostPage();
  for (const frame of document.querySelectorAll('iframe')) {
    if (!frame.src.startsWith(page.href)) continue;
    const address = new URL(frame.src);
    // Another address, because browsers let a request wait for one of the same address that has no answer yet.
    address.searchParams.set('again', String(Date.now()));
    frame.src = address.href;
  }
}

function startClient(apiKey: string | undefined): Promise<WebContainer> {
  if (apiKey !== undefined && !isKeySet) configureAPIKey(apiKey);
  isKeySet = true;
  const boot = WebContainer.boot({ workdirName: WORKDIR_NAME, coep: 'require-corp' });
  boot.then(
    (container) => {
      underWay = undefined;
      if (!wantedBy) tearDown(container);
    },
    () => {
      underWay = undefined;
    },
  );
  return boot;
}

export interface HostBootOptions {
  readonly apiKey: string | undefined;
  readonly times: Times;
  readonly signal: AbortSignal;
  /** The host has shown a sign of life. */
  onReached?(): void;
}

/**
 * Boots a container; the page must not have one.
 * @throws {RuntimeError} `unreachable`, `timeout`, `denied` or `out-of-memory`, or the signal's reason.
 */
export async function bootHost(options: HostBootOptions): Promise<WebContainer> {
  const { apiKey, times, signal, onReached } = options;
  const mine = Symbol('boot');
  wantedBy = mine;
  hello ??= listenForHello();
  // Not after an abort: a page that is loading may be about to say hello, and the client would listen to it alone.
  if (isPageStuck && !hasSaidHello) loadHostPageAgain();
  isPageStuck = false;
  underWay ??= startClient(apiKey);
  const booting = underWay.catch((error: unknown) => {
    throw bootRefused(hostPage().host, error);
  });
  // Its failure may come when nobody waits for it any more.
  booting.catch(() => {});
  try {
    if (!hasSaidHello) await meetHost(Promise.race([hello.promise, booting]), options);
    onReached?.();
    return await within(booting, times.boot, bootHangs, signal);
  } catch (error) {
    // Unless another call has taken it over by now.
    if (wantedBy === mine) wantedBy = undefined;
    throw error;
  }
}

function listenForHello(): PromiseWithResolvers<void> {
  const heard = Promise.withResolvers<void>();
  const stop = onHandshake(() => {
    stop();
    hasSaidHello = true;
    heard.resolve();
  });
  return heard;
}

/** Waits for the host's page in two steps: first for any sign of life, then for its hello. */
async function meetHost(greeting: Promise<unknown>, { times, signal }: HostBootOptions): Promise<void> {
  const { host } = hostPage();
  try {
    if (!(await reachHost({ signal, ms: times.reach }))) throw hostUnreachable(host);
    await within(greeting, times.handshake, () => hostSilent(host), signal);
  } catch (error) {
    isPageStuck = !signal.aborted;
    throw error;
  }
}
