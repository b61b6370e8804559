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

let hello: Promise<void> | undefined;
let isKeySet = false;
let underWay: Promise<WebContainer> | undefined;
let isWanted = false;

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
    // Assigning the same address loads it again.
    frame.src = String(frame.src);
  }
}

function startClient(apiKey: string | undefined): Promise<WebContainer> {
  if (apiKey !== undefined && !isKeySet) configureAPIKey(apiKey);
  isKeySet = true;
  const boot = WebContainer.boot({ workdirName: WORKDIR_NAME, coep: 'require-corp' });
  boot
    .then((container) => {
      if (!isWanted) tearDown(container);
    })
    .catch(() => {})
    .finally(() => {
      underWay = undefined;
    });
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
export async function bootHost({ apiKey, times, signal, onReached }: HostBootOptions): Promise<WebContainer> {
  const { host } = hostPage();
  isWanted = true;
  let hasSaidHello = false;
  hello ??= new Promise((resolve) => {
    const stop = onHandshake(() => {
      stop();
      resolve();
    });
  });
  const saidHello = hello.then(() => {
    hasSaidHello = true;
  });
  // Before the client, so that its page cannot say hello unheard.
  const reached = reachHost({ signal, ms: times.reach });
  reached.catch(() => {});
  try {
    // Lets what is known already be known here.
    await Promise.resolve();
    if (underWay && !hasSaidHello) loadHostPageAgain();
    underWay ??= startClient(apiKey);
    const booting = underWay.catch((error: unknown) => {
      throw bootRefused(host, error);
    });
    booting.catch(() => {});
    // A page that said hello in an earlier boot does not say it again.
    if (!hasSaidHello && !(await Promise.race([reached, saidHello.then(() => true)]))) {
      throw hostUnreachable(host);
    }
    onReached?.();
    await within(Promise.race([saidHello, booting]), times.handshake, () => hostSilent(host), signal);
    return await within(booting, times.boot, bootHangs, signal);
  } catch (error) {
    isWanted = false;
    throw error;
  }
}
