/** Owns the list of all conformance cases: what AsyncLocalStorage and AsyncResource do on Node, and so must the shim. */
import type { Cases } from './case.ts';
import { boundCases } from './cases/bound.ts';
import { eventCases } from './cases/events.ts';
import { functionCases } from './cases/functions.ts';
import { httpCases } from './cases/http.ts';
import { limitCases } from './cases/limits.ts';
import { nextCases } from './cases/next.ts';
import { nodeApiCases } from './cases/node-apis.ts';
import { promiseCases } from './cases/promises.ts';
import { storageCases } from './cases/storage.ts';
import { streamCases } from './cases/streams.ts';
import { timerCases } from './cases/timers.ts';
import { webStreamCases } from './cases/web-streams.ts';

const families: readonly Cases[] = [
  storageCases,
  boundCases,
  promiseCases,
  functionCases,
  timerCases,
  eventCases,
  nodeApiCases,
  httpCases,
  streamCases,
  webStreamCases,
  nextCases,
  limitCases,
];

/** All cases by name. @throws if two have the same name. */
export function allCases(): Cases {
  const all: Record<string, Cases[string]> = {};
  for (const family of families) {
    for (const [name, run] of Object.entries(family)) {
      if (Object.hasOwn(all, name)) throw new Error(`Two cases are called "${name}"; rename one of them.`);
      all[name] = run;
    }
  }
  return all;
}
