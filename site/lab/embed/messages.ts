/**
 * Owns what an embed and the page around it say to each other. Messages go to one origin, never to whoever listens, and
 * come from the window around this one alone; docs/embedding.md says their shapes. Pure.
 */
import * as z from 'zod';

const NAME = 'server-actions-lab';

/** What the page around is told. */
export type EmbedEvent =
  /** It is there, and waits for a click. */
  | { readonly type: 'loaded' }
  /** The app runs. */
  | { readonly type: 'ready' }
  /** The checks have run. `unfinished`: none failed, but some could not be finished, which is nobody's fault here. */
  | { readonly type: 'passed' | 'failed' | 'unfinished'; readonly checks: readonly CheckOutcome[] };

interface CheckOutcome {
  readonly id: string;
  readonly status: 'pass' | 'fail' | 'error';
}

/** What is told of a run. Running nothing is never a pass. */
export function outcomeOf(results: readonly CheckOutcome[]): EmbedEvent {
  const checks = results.map(({ id, status }) => ({ id, status }));
  if (checks.some(({ status }) => status === 'fail')) return { type: 'failed', checks };
  const isPassed = checks.length > 0 && checks.every(({ status }) => status === 'pass');
  return { type: isPassed ? 'passed' : 'unfinished', checks };
}

export const asMessage = (event: EmbedEvent, about: string): object => ({
  from: NAME,
  version: 1,
  embed: about,
  ...event,
});

const requestShape = z.discriminatedUnion('type', [
  z.object({ to: z.literal(NAME), type: z.literal('theme'), theme: z.enum(['light', 'dark']) }),
  z.object({ to: z.literal(NAME), type: z.literal('run-checks') }),
]);
/** What the page around may ask for. It cannot start the app: that takes a person's click. */
export type EmbedRequest = z.infer<typeof requestShape>;

const originOf = (address: string): string | null => {
  if (!URL.canParse(address)) return null;
  const { protocol, origin } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? origin : null;
};

/**
 * Whose messages are heard, and who is told.
 * @param named The address's `parent`; null if it has none.
 * @param referrer The page that the browser says it came from; empty where that page does not tell.
 * @returns an origin; null for nobody.
 */
export function parentOrigin(named: string | null, referrer: string): string | null {
  if (named === null) return originOf(referrer);
  // An address with more than an origin was meant as something else.
  const origin = originOf(named);
  return origin === named.replace(/\/$/, '') ? origin : null;
}

interface Heard {
  readonly source: unknown;
  readonly origin: string;
  readonly data: unknown;
}

/** @returns what the page around asks for; null if the message is anybody else's or anything else. */
export function readRequest(
  event: Heard,
  parent: { readonly window: unknown; readonly origin: string },
): EmbedRequest | null {
  if (event.source !== parent.window || event.origin !== parent.origin) return null;
  return requestShape.safeParse(event.data).data ?? null;
}
