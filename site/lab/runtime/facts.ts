/** Owns finding out what {@link chooseRuntime} decides by. */
import * as z from 'zod';
import { inspectBrowser } from '../../lib/runtime/webcontainer/preflight.ts';
import type { Facts } from './choice.ts';
import { siteRuntime } from './config.ts';
import { readRuntimeKey } from './key.ts';
import { runtimePreference } from './preference.ts';

/** Long, because what is slow to answer on this machine is busy; a server that is not there refuses at once. */
const ANSWERS_WITHIN_MS = 15_000;
const offer = z.object({ runtime: z.literal('local') });

/** A local runtime only ever serves its own machine, so no other site is asked. */
const isOwnMachine = (): boolean => /^(localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname);

/**
 * That it does was heard before in this page. A server that has gone since is still the one that is meant: its absence
 * is what a person has to hear of, not what else this page cannot have without it.
 */
let hasOffered = false;

/** Asks the server of this page whether it runs sandboxes; a static host answers with an error or a page. */
async function offersLocal(): Promise<boolean> {
  if (!isOwnMachine()) return false;
  try {
    const response = await fetch('/runtime', {
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
    });
    hasOffered = response.ok && offer.safeParse(await response.json()).success;
    return hasOffered;
  } catch {
    // A page that the service worker has kept comes without its server; one that once gave its key is meant then.
    return hasOffered || readRuntimeKey() !== '';
  }
}

export async function findFacts(): Promise<Facts> {
  const [local, preflight] = await Promise.all([offersLocal(), inspectBrowser()]);
  return {
    offersLocal: local,
    preflight,
    preference: runtimePreference.get(),
    required: siteRuntime.required,
  };
}
