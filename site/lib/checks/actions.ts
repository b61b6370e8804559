/** Owns what a check may do with the app's server actions: call them as anybody, hold their replies, let them race. */
import type { Control } from '../sandbox/client/sandbox.ts';
import type { ActionInfo, ActionReply, ActionResult, RowChange, WireCall } from '../sandbox/sandbox.ts';
import { tagValue, untagValue } from '../sandbox/value.ts';
import { describeOutcome } from './describe.ts';
import { CheckFailure, type Evidence } from './outcome.ts';
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

export class Reply {
  readonly outcome: ActionReply['outcome'];
  readonly revalidated: boolean;
  /** What the call itself did to the database. */
  readonly changes: readonly RowChange[];
  readonly call: WireCall;

  constructor({ reply, call }: ActionResult) {
    this.outcome = reply.outcome;
    this.revalidated = reply.revalidated;
    this.changes = call.changes;
    this.call = call;
  }

  /** What the action returned; undefined if it did not return. */
  get value(): unknown {
    return this.outcome.kind === 'value' ? untagValue(this.outcome.value) : undefined;
  }

  /** What came back, as the end of a sentence: "it returned { ok: true }". */
  get inWords(): string {
    const said = describeOutcome(this.outcome);
    return this.revalidated ? `${said} and told the page that data had changed` : said;
  }

  /**
   * What an attacker can tell two replies apart by, as a text. Digests and times are left out, and so are ids that the
   * attacker sent and the app merely sent back.
   */
  tellsApart(...echoed: readonly string[]): string {
    return echoed.reduce((text, id) => text.replaceAll(id, '…'), this.inWords);
  }
}

export interface HeldReply {
  /** Resolves when the action has run and its reply is being held. */
  readonly held: Promise<WireCall>;
  release(): Promise<void>;
  /** Answers with a server error instead. */
  fail(): Promise<void>;
  /** Breaks the connection. */
  lose(): Promise<void>;
}

export interface CapturedCall {
  readonly call: WireCall;
  readonly args: readonly unknown[];
  /** Sends the very same bytes again, as somebody else. */
  replay(as: As): Promise<Reply>;
}

export interface ActionsPort {
  /** Every action that the app would run if anybody asked. */
  list(): Promise<readonly ActionInfo[]>;
  call(action: string, options: CallOptions): Promise<Reply>;
  /** Runs `body`, which makes a page call the action, and catches that call. */
  capture(action: string, body: () => Promise<unknown>): Promise<CapturedCall>;
  /** Holds the next reply of the action: it has run, but nobody hears of it. */
  hold(action: string): Promise<HeldReply>;
  /** The calls that `body` makes race: none of them writes before all have read. `parties` is how many there are. */
  race<T>(parties: number, body: () => Promise<T>): Promise<T>;
}

/** How long a page may take from a click to the end of the call. */
const CALL_MAY_TAKE_MS = 10_000;

/** What `work` comes to, or null if it takes longer. */
const within = async <T>(milliseconds: number, work: Promise<T>): Promise<T | null> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

/** A missing export is the learner's doing; every other failure to call is ours. */
const orFailure = (error: unknown): never => {
  if (error instanceof Error && 'code' in error && error.code === 'action-not-found')
    throw new CheckFailure(error.message);
  throw error;
};

export interface ActionsPortOptions {
  readonly control: Control;
  readonly evidence: Evidence[];
}

export function createActionsPort({ control, evidence }: ActionsPortOptions): ActionsPort {
  const note = (result: ActionResult): Reply => {
    evidence.push({ kind: 'call', call: result.call });
    return new Reply(result);
  };

  const hold = async (action: string): Promise<HeldReply> => {
    const gate = await control.hold({ action });
    const open = (how: 'release' | 'fail' | 'lose') => async (): Promise<void> => {
      await control.open({ gate, how });
    };
    return { held: control.heldCall(gate), release: open('release'), fail: open('fail'), lose: open('lose') };
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
          headers: (headers ?? []).map(([name, value]) => [name, value]),
        })
        .catch(orFailure);
      return note(result);
    },
    async capture(action, body) {
      const seen = await control.watch({ action });
      await body();
      const call = await within(CALL_MAY_TAKE_MS, control.heldCall(seen));
      if (!call)
        throw new CheckFailure(`The page was used, and it did not call ${action}.`, `a call of ${action}`);
      evidence.push({ kind: 'call', call });
      return {
        call,
        args: call.args.map(untagValue),
        replay: async (as) => note(await control.replay({ call: call.id, as: toCaller(as) })),
      };
    },
    hold,
    async race(parties, body) {
      await control.race({ parties });
      return await body();
    },
  };
}
