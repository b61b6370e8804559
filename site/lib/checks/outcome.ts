/** Owns what comes out of a check: pass, fail or error, with the evidence. */
import type { RowChange, WireCall } from '../sandbox/sandbox.ts';

/** What a check saw, what the verdict rests on last: a call with everything it caused, or a comparison it made. */
export type Evidence =
  | { readonly kind: 'call'; readonly call: WireCall }
  | { readonly kind: 'changes'; readonly changes: readonly RowChange[] };

interface CheckOutcome {
  readonly id: string;
  readonly title: string;
  readonly evidence: readonly Evidence[];
  readonly ms: number;
}
/** fail: the learner's code is wrong. error: the sandbox or the check is; it does not count. */
export type CheckResult = CheckOutcome &
  (
    | { readonly status: 'pass' }
    | { readonly status: 'fail'; readonly message: string; readonly expected: string | null }
    | { readonly status: 'error'; readonly message: string }
  );

/** Thrown by `expect`: the learner's code did something else than the check's title says. */
export class CheckFailure extends Error {
  override name = 'CheckFailure';
  readonly expected: string | null;
  /** The call that did it, where a check knows it among many. */
  readonly call: WireCall | null;

  constructor(message: string, expected: string | null = null, call: WireCall | null = null) {
    super(message);
    this.expected = expected;
    this.call = call;
  }
}
