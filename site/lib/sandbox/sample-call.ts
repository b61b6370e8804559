/** Owns the call on the wire that tests begin with: one that has ended, made nothing, and changed nothing. */
import type { ActionReply, WireCall } from './sandbox.ts';
import { tagValue } from './value.ts';

/** @param ms From the request to the end of the reply. */
export const sampleReply = (outcome: ActionReply['outcome'], ms = 4): ActionReply => ({
  status: 200,
  outcome,
  revalidated: false,
  cookiesSet: [],
  chunks: [],
  ms,
});

/** @param given What the test is about. */
export const sampleCall = (given: Partial<WireCall> = {}): WireCall => ({
  id: 'call',
  mark: null,
  at: 0,
  source: 'preview',
  person: 'ana',
  page: '/',
  origin: null,
  action: { id: 'a1b2', name: 'cancelOrder', file: 'actions/cancel-order.ts' },
  args: [],
  state: 'done',
  reply: null,
  changes: [],
  cache: [],
  moments: [],
  ...given,
});

/** A call that Ben made from the page of his orders, with these arguments. */
export const sampleCallWith = async (
  args: readonly unknown[],
  given: Partial<WireCall> = {},
): Promise<WireCall> =>
  sampleCall({
    person: 'ben',
    page: '/orders',
    origin: 'http://localhost:3000',
    args: await Promise.all(args.map(tagValue)),
    ...given,
  });
