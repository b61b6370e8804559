/** Owns what a check may do with the services of other companies that the app uses: ask what they were asked, hold, fail, set. */
import type { Control } from '../sandbox/client/sandbox.ts';
import type { UpstreamService } from '../sandbox/sandbox.ts';
import { untagValue } from '../sandbox/value.ts';
import { type Held, heldAt } from './held.ts';

/** One call of a service. */
export interface UpstreamCall {
  /** What the service was given: one object for mail and payments, the name for the counter. */
  readonly args: readonly unknown[];
  /** Milliseconds since 1970, of the true time. */
  readonly at: number;
}

export interface UpstreamPort {
  /** What the app asked the service since the last reset, in order; what failed or waits counts too. */
  calls(service: UpstreamService): Promise<readonly UpstreamCall[]>;
  /** All calls of the service wait until the release, those made from cached functions too. */
  hold(service: UpstreamService): Promise<Held>;
  /** The next call of the service that gets that far throws an error with this message. */
  failNext(service: UpstreamService, message?: string): Promise<void>;
  /** What the counter shows under this name from now on; until then a number is made from the name. */
  set(service: 'counter', name: string, value: number): Promise<void>;
}

export const createUpstreamPort = (control: Control): UpstreamPort => ({
  async calls(service) {
    const calls = await control.upstreamCalls(service);
    return calls.map(({ args, at }) => ({ args: args.map(untagValue), at }));
  },
  hold: async (service) => heldAt(control, await control.holdUpstream(service)),
  async failNext(service, message = `The ${service} service did not answer.`) {
    await control.failNextUpstream({ service, message });
  },
  async set(_service, name, value) {
    await control.setCounter({ name, value });
  },
});
