/** Owns the call on the wire that tests begin with: one that has ended, made nothing, and changed nothing. */
import type { ActionReply, WireCall } from './sandbox.ts';

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
