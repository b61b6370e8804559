/** Owns which other calls were under way during one, and where they lie on its time axis. Pure. */
import type { WireCall } from '../../../lib/sandbox/sandbox.ts';
import type { Timeline } from './timeline.ts';

export interface Meanwhile {
  readonly call: WireCall;
  /** Milliseconds on the axis; cut where the axis ends. */
  readonly from: number;
  readonly to: number;
}

/** A call that still runs has no end yet. */
const endOf = ({ at, reply }: WireCall): number => (reply ? at + reply.ms : Number.POSITIVE_INFINITY);

/** The calls that the server answered at the same time as this one, in the order in which they came. */
export function callsMeanwhile(
  call: WireCall,
  all: readonly WireCall[],
  { zero, length }: Pick<Timeline, 'zero' | 'length'>,
): Meanwhile[] {
  return all
    .filter((each) => each.id !== call.id && each.at < endOf(call) && endOf(each) > call.at)
    .map((each) => ({
      call: each,
      from: Math.min(Math.max(0, each.at - zero), length),
      to: Math.max(0, Math.min(length, endOf(each) - zero)),
    }))
    .toSorted((a, b) => a.call.at - b.call.at);
}
