/** Owns the list of all conformance cases: what AsyncLocalStorage and AsyncResource do on Node, and so must the shim. */
import type { Cases } from './case.ts';
import { boundCases } from './cases/bound.ts';
import { enteringCases } from './cases/entering.ts';
import { eventCases } from './cases/events.ts';
import { functionCases } from './cases/functions.ts';
import { httpCases } from './cases/http.ts';
import { httpClientCases } from './cases/http-clients.ts';
import { limitCases } from './cases/limits.ts';
import { nextCases } from './cases/next.ts';
import { nodeApiCases } from './cases/node-apis.ts';
import { promiseCases } from './cases/promises.ts';
import { rejectionCases } from './cases/rejections.ts';
import { storageCases } from './cases/storage.ts';
import { streamEndCases } from './cases/stream-ends.ts';
import { streamCases } from './cases/streams.ts';
import { thenableCases } from './cases/thenables.ts';
import { timerCases } from './cases/timers.ts';
import { webStreamPipeCases } from './cases/web-stream-pipes.ts';
import { webStreamCases } from './cases/web-streams.ts';

const families: readonly Cases[] = [
  storageCases,
  enteringCases,
  boundCases,
  promiseCases,
  rejectionCases,
  thenableCases,
  functionCases,
  timerCases,
  eventCases,
  nodeApiCases,
  httpCases,
  httpClientCases,
  streamCases,
  streamEndCases,
  webStreamCases,
  webStreamPipeCases,
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
