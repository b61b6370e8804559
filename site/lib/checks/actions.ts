/** Owns what a check may do with the app's server actions: call them as anybody, hold their replies, let them race. */
import type { Control } from '../sandbox/client/sandbox.ts';
import type { ActionInfo, ActionResult, WireCall } from '../sandbox/sandbox.ts';
import { tagValue, untagValue } from '../sandbox/value.ts';
import { expectCall } from './expect-call.ts';
import { createHolder, type HeldReply } from './held-replies.ts';
import type { Holds } from './holds.ts';
import { CheckFailure, type Evidence } from './outcome.ts';
import { Reply } from './reply.ts';
import { type As, toCaller } from './user.ts';

export interface CallOptions {
  readonly as: As;
  readonly args?: readonly unknown[];
  /** "same" (the app's own), "none" (no header), or the header's value. */
  readonly origin?: string;
  /** Path to post to; without it, a page that has the action. */
  readonly page?: string;
  readonly file?: string;
  readonly headers?: readonly (readonly [string, string])[];
}

/** What is to be another in a replay; the rest is sent as it was. */
export interface ReplayChanges extends Pick<CallOptions, 'origin' | 'page' | 'headers'> {
  /** All arguments for the same action: those that the page bound, the previous state, and last the form. */
  readonly args?: readonly unknown[];
}

export interface CapturedCall {
  readonly call: WireCall;
  readonly args: readonly unknown[];
  /** Sends the very same bytes again, as somebody else; with `changes` some of it is another. */
  replay(as: As, changes?: ReplayChanges): Promise<Reply>;
}

export interface ActionsPort {
  /** Every action that the app would run if anybody asked. */
  list(): Promise<readonly ActionInfo[]>;
  /** Calls an action by its exported name as anybody, with any arguments, over HTTP: no page has to have a button for it. */
  call(action: string, options: CallOptions): Promise<Reply>;
  /** Runs `body`, which makes a page call the action, and catches that call. */
  capture(action: string, body: () => Promise<unknown>): Promise<CapturedCall>;
  /**
   * Holds the next reply of the action: it has run, but nobody hears of it. Several holds of one action queue up: the
   * first takes the first reply, the second the next one.
   */
  hold(action: string): Promise<HeldReply>;
  /** The calls that `body` makes race: none of them writes before all have read. `parties` is how many there are. */
  race<T>(parties: number, body: () => Promise<T>): Promise<T>;
}

/** A missing export is the learner's doing; every other failure to call is ours. */
const orFailure = (error: unknown): never => {
  if (error instanceof Error && 'code' in error && error.code === 'action-not-found')
    throw new CheckFailure(error.message);
  throw error;
};

export interface ActionsPortOptions {
  readonly control: Control;
  readonly evidence: Evidence[];
  /** Where it is counted how many replies are held. */
  readonly holds: Holds;
}

const inPairs = (headers: CallOptions['headers'] = []): [string, string][] =>
  headers.map(([name, value]) => [name, value]);

/** The actions of one check. `forgetHolds` is for when a reset has opened every gate. */
export function createActionsPort({
  control,
  evidence,
  holds,
}: ActionsPortOptions): ActionsPort & { forgetHolds(): void } {
  const holder = createHolder(control, holds);
  const note = (result: ActionResult): Reply => {
    evidence.push({ kind: 'call', call: result.call });
    return new Reply(result);
  };

  return {
    list: () => control.listActions(),
    async call(action, { as, args = [], origin, page, file, headers }) {
      const tagged = await Promise.all(args.map(tagValue));
      const result = await control
        .call({
          action,
          args: tagged,
          as: toCaller(as),
          source: 'check',
          ...(origin === undefined ? {} : { origin }),
          ...(page === undefined ? {} : { page }),
          ...(file === undefined ? {} : { file }),
          headers: inPairs(headers),
        })
        .catch(orFailure);
      return note(result);
    },
    async capture(action, body) {
      const seen = await control.watch({ action });
      await body();
      const call = await expectCall(action, control.heldCall(seen));
      evidence.push({ kind: 'call', call });
      return {
        call,
        args: call.args.map(untagValue),
        replay: async (as, { args, headers, ...changes } = {}) =>
          note(
            await control.replay({
              call: call.id,
              as: toCaller(as),
              ...changes,
              headers: inPairs(headers),
              ...(args && { args: await Promise.all(args.map(tagValue)) }),
            }),
          ),
      };
    },
    hold: (action) => holder.hold(action),
    async race(parties, body) {
      await control.race({ parties });
      return await body();
    },
    forgetHolds: () => holder.forget(),
  };
}
