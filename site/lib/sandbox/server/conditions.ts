/**
 * Owns the conditions that a check, or a learner for the own page, may make for the app, as the site asks for them: a
 * database that fails or hangs, other companies' services that do, rows of the check's own, another time, replies that
 * come late. And ending all of them at once.
 */
import type { Handlers } from '../../rpc/rpc.ts';
import type { SandboxProtocol } from '../protocol.ts';
import { tagValue } from '../value.ts';
import type { DatabaseObserver } from './app-tools.ts';
import { keepBundlerInTrueTime } from './bundler-time.ts';
import { advanceClock, installClock, putClockRight } from './clock.ts';
import { databaseObserver } from './effects.ts';
import { forgetNetwork, networkEnded, setNetwork } from './network.ts';
import { insertRow, updateRow } from './rows.ts';
import {
  failNextWrite,
  forgetFaults,
  holdStatement,
  passConditions,
  writeFailed,
} from './statement-conditions.ts';
import {
  failNextUpstream,
  holdUpstream,
  installUpstream,
  resetUpstream,
  setCounter,
  upstreamCalls,
} from './upstream.ts';
import { arrivedAt, letEverythingThrough, letThrough } from './waits.ts';

/** Stands between the app and its database: what a check made of a statement comes first, then races and effects. */
export const observer: DatabaseObserver = {
  ...databaseObserver,
  async before(statement) {
    await passConditions(statement);
    await databaseObserver.before?.(statement);
  },
};

/** Makes conditions possible. Call it before Next loads. */
export function installConditions(): void {
  installClock();
  keepBundlerInTrueTime();
  installUpstream();
}

/**
 * Ends every condition: the app runs as if no check had ever been. Open all gates first. Call it before anything is
 * written for the next check, and empty the cache as well: what was stamped by a clock that was ahead lies in the future now.
 */
export function endConditions(): void {
  forgetNetwork();
  forgetFaults();
  resetUpstream();
  putClockRight();
  letEverythingThrough();
}

type Answers =
  | 'insertRow'
  | 'updateRow'
  | 'failNextWrite'
  | 'writeFailed'
  | 'holdStatement'
  | 'holdUpstream'
  | 'arrived'
  | 'letThrough'
  | 'upstreamCalls'
  | 'failNextUpstream'
  | 'setCounter'
  | 'advanceClock'
  | 'setNetwork'
  | 'networkEnded';

/** What the site may ask for; see protocol.ts for each. */
export const conditionHandlers: Pick<Handlers<SandboxProtocol>, Answers> = {
  insertRow: ({ table, row }) => insertRow(table, row),
  updateRow: ({ table, id, changes }) => updateRow(table, id, changes),
  failNextWrite: ({ table }) => failNextWrite(table),
  writeFailed,
  holdStatement: ({ table, kind }) => holdStatement(table, kind),
  holdUpstream,
  async arrived(id) {
    await arrivedAt(id);
    return null;
  },
  letThrough(id) {
    letThrough(id);
    return null;
  },
  upstreamCalls: (service) =>
    Promise.all(
      upstreamCalls(service).map(async ({ args, at }) => ({
        args: await Promise.all(args.map(tagValue)),
        at,
      })),
    ),
  failNextUpstream({ service, message }) {
    failNextUpstream(service, message);
    return null;
  },
  setCounter({ name, value }) {
    setCounter(name, value);
    return null;
  },
  setNetwork,
  async networkEnded(id) {
    await networkEnded(id);
    return null;
  },
  advanceClock({ milliseconds }) {
    advanceClock(milliseconds);
    return null;
  },
};
