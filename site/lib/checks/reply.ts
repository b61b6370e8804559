/** Owns what a check sees of one action call: what came back, what it changed, and what can be told from it. */
import type { ActionReply, ActionResult, CacheEvent, RowChange, WireCall } from '../sandbox/sandbox.ts';
import { untagValue } from '../sandbox/value.ts';
import { describeOutcome } from './describe.ts';

/** One piece of what an action streamed. */
export interface Chunk {
  readonly value: unknown;
  /** Milliseconds from the request until it was there. */
  readonly ms: number;
}

export class Reply {
  readonly outcome: ActionReply['outcome'];
  readonly revalidated: boolean;
  /** What an action that returned an async generator or a ReadableStream sent, piece by piece; else empty. */
  readonly chunks: readonly Chunk[];
  /** The Set-Cookie headers of the reply. */
  readonly cookiesSet: readonly string[];
  /** What the call itself did to the database. */
  readonly changes: readonly RowChange[];
  readonly call: WireCall;

  constructor({ reply, call }: ActionResult) {
    this.outcome = reply.outcome;
    this.revalidated = reply.revalidated;
    this.chunks = reply.chunks.map(({ value, ms }) => ({ value: untagValue(value), ms }));
    this.cookiesSet = reply.cookiesSet;
    this.changes = call.changes;
    this.call = call;
  }

  /** What the action returned, for one that streamed the list of its chunks' values; undefined if it did not return. */
  get value(): unknown {
    return this.outcome.kind === 'value' ? untagValue(this.outcome.value) : undefined;
  }

  /** Where the action redirected to, as it said it; null if it did not. */
  get redirectTo(): string | null {
    return this.outcome.kind === 'redirect' ? this.outcome.to : null;
  }

  /** The message of what the action threw, also in the middle of a stream; null if it threw nothing. */
  get threw(): string | null {
    return this.outcome.kind === 'error' ? this.outcome.message : null;
  }

  /** What the action found in Next's cache, put there and ended, and the page's new rendering in the same reply too. */
  get cache(): readonly CacheEvent[] {
    return this.call.cache;
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
