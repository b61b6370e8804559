/**
 * Owns running a lesson's checks against the app: each after its own reset, with its own time-out, one result each. Runs
 * in a browser page, outside the sandbox, so learner code can neither stop nor read a check.
 */
import type { Files } from '../files/files.ts';
import type { Control, Sandbox } from '../sandbox/client/sandbox.ts';
import type { CompileError } from '../sandbox/sandbox.ts';
import { createActionsPort } from './actions.ts';
import { createCachePort } from './cache.ts';
import type { Check, CheckContext } from './check.ts';
import { createClockPort } from './clock.ts';
import { createDataPort, type DataPort } from './data.ts';
import type { Holds } from './holds.ts';
import { CheckFailure, type CheckResult, type Evidence } from './outcome.ts';
import { createPagePort, type OpenFrame } from './page.ts';
import { createRequestPort } from './request.ts';
import { createUpstreamPort } from './upstream.ts';
import type { User } from './user.ts';
import { type JudgedApp, judge, type Verdict, watchForStop, whenRunning, withTimeLimit } from './verdict.ts';

/** What is judged: an app, wherever it runs. */
export type RunnableApp = JudgedApp & Pick<Sandbox, 'control' | 'sync'>;

export interface RunOptions {
  readonly checks: readonly Check[];
  readonly sandbox: RunnableApp;
  /** The files to judge: brought into the app first. */
  readonly files: Files;
  readonly openFrame: OpenFrame;
  onStart?(id: string): void;
  onResult?(result: CheckResult): void;
  /** Stops at once; the check that is under way has no result. */
  readonly signal?: AbortSignal;
}

/** Code that does not compile is not judged. */
export type CheckRun =
  | { readonly kind: 'not-compiled'; readonly errors: readonly CompileError[] }
  | { readonly kind: 'ran'; readonly results: readonly CheckResult[] };

const persons: readonly User['person'][] = ['ana', 'ben', 'orla', 'otto'];

const findUsers = async (data: DataPort): Promise<CheckContext['users']> => {
  const entries = await Promise.all(
    persons.map(async (person): Promise<[User['person'], User]> => {
      const name = person.charAt(0).toUpperCase() + person.slice(1);
      return [person, { ...(await data.one('users', { name })), person }];
    }),
  );
  return Object.fromEntries(entries) as CheckContext['users'];
};

/**
 * A check's own way to the app, shut when the check is over: one that ran out of time must not disturb the next.
 * @param onReset Called before each reset.
 */
const lend = (control: Control, onReset: () => void): { control: Control; takeBack(): void } => {
  let over = false;
  const reset: Control['reset'] = (options) => {
    onReset();
    return control.reset(options);
  };
  const lent = new Proxy(control, {
    get: (target, name: keyof Control) => {
      if (over) throw new Error('The check is over.');
      return name === 'reset' ? reset : target[name];
    },
  });
  return {
    control: lent,
    takeBack() {
      over = true;
    },
  };
};

const runOne = async (
  check: Check,
  seed: string,
  { sandbox, files, openFrame, signal }: RunOptions,
): Promise<CheckResult> => {
  const evidence: Evidence[] = [];
  const started = performance.now();
  const holds: Holds = { count: 0 };
  const page = createPagePort({ openFrame, holds, request: (given) => sandbox.control.request(given) });
  let verdict: Verdict = { status: 'pass' };
  let takeBack = (): void => {};
  const whyStopped = watchForStop(sandbox);
  try {
    // One check may have stopped the app for all; it comes up again by itself.
    await whenRunning(sandbox);
    const lent = lend(sandbox.control, () => actions.forgetHolds());
    const { control } = lent;
    takeBack = lent.takeBack;
    const actions = createActionsPort({ control, evidence, holds });
    await control.reset({ seed });
    signal?.throwIfAborted();
    const data = createDataPort({ control, seed, evidence });
    const context: CheckContext = {
      actions,
      page,
      data,
      clock: createClockPort(control),
      upstream: createUpstreamPort(control),
      request: createRequestPort(control),
      cache: createCachePort(control),
      source: { read: (path) => (typeof files[path] === 'string' ? files[path] : null) },
      users: await findUsers(data),
    };
    await withTimeLimit(check.run(context), signal);
  } catch (error) {
    // Among many calls it is the one to be shown, so it comes last.
    if (error instanceof CheckFailure && error.call) evidence.push({ kind: 'call', call: error.call });
    verdict = await judge(error, sandbox, whyStopped);
  } finally {
    takeBack();
    page.close();
  }
  return {
    id: check.id,
    title: check.title,
    evidence,
    ms: Math.round(performance.now() - started),
    ...verdict,
  };
};

const keepState = async (control: Control): Promise<() => Promise<void>> => {
  const saved = await control.save();
  return async () => {
    await control.restore(saved);
  };
};

/**
 * Runs checks in order. The app's data and sessions are put back afterwards, so a learner finds the app as it was.
 * @throws if the app is not running.
 */
export async function runChecks(options: RunOptions): Promise<CheckRun> {
  const { checks, sandbox, files, onStart, onResult, signal } = options;
  // Its files may not be wanted in the app any more either.
  if (signal?.aborted) return { kind: 'ran', results: [] };
  const { compileErrors } = await sandbox.sync(files);
  if (compileErrors.length > 0) return { kind: 'not-compiled', errors: compileErrors };
  const putBack = await keepState(sandbox.control);
  // Ids, prices and canaries differ at every run: nothing can be learned by heart.
  const run = crypto.randomUUID();
  const results: CheckResult[] = [];
  try {
    for (const check of checks) {
      if (signal?.aborted) break;
      onStart?.(check.id);
      const result = await runOne(check, `${run}/${check.id}`, options);
      if (signal?.aborted) break;
      results.push(result);
      onResult?.(result);
    }
  } finally {
    // If the app died meanwhile it starts fresh anyway.
    await putBack().catch(() => {});
  }
  return { kind: 'ran', results };
}
