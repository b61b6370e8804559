/** Owns what a check is and what it may use. */
import type { ActionsPort } from './actions.ts';
import type { CachePort } from './cache.ts';
import type { ClockPort } from './clock.ts';
import type { DataPort } from './data.ts';
import type { PagePort } from './page.ts';
import type { RequestPort } from './request.ts';
import type { UpstreamPort } from './upstream.ts';
import type { User } from './user.ts';

export interface CheckContext {
  readonly actions: ActionsPort;
  readonly page: PagePort;
  readonly data: DataPort;
  readonly clock: ClockPort;
  readonly upstream: UpstreamPort;
  readonly request: RequestPort;
  readonly cache: CachePort;
  /** The learner's files as text. A last resort: judge what can be observed. */
  readonly source: { read(path: string): string | null };
  readonly users: Readonly<Record<User['person'], User>>;
}

export interface Check {
  /** Stable, kebab-case: recorded in progress and named by mistakes. */
  readonly id: string;
  /** A sentence that can be true: "Ben cannot cancel Ana's order". */
  readonly title: string;
  run(context: CheckContext): Promise<void>;
}

/** Declares one check. */
export const check = (id: string, title: string, run: Check['run']): Check => ({ id, title, run });

/** A lesson's checks, in the order they run and are shown. @throws if there are none or an id is used twice. */
export function checks(...list: readonly Check[]): readonly Check[] {
  if (list.length === 0) throw new Error('A lesson needs at least one check.');
  const seen = new Set<string>();
  for (const { id } of list) {
    if (!/^[a-z][a-z0-9-]*$/.test(id))
      throw new Error(`The check id ${JSON.stringify(id)} is not kebab-case.`);
    if (seen.has(id)) throw new Error(`Two checks have the id ${id}.`);
    seen.add(id);
  }
  return list;
}
