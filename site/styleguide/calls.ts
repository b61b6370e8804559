/** Owns the calls that the styleguide shows: ordinary ones, and those that are hard to draw. */
import type { Crossing } from '../lib/preview/protocol.ts';
import type { ActionReply, Moment, WireCall } from '../lib/sandbox/sandbox.ts';

/** Milliseconds since 1970; which moment it is does not matter. */
const T = 1_700_000_000_000;

export const reply = (outcome: ActionReply['outcome'], ms: number): ActionReply => ({
  status: outcome.kind === 'lost' ? 0 : outcome.kind === 'error' ? 500 : 200,
  outcome,
  revalidated: false,
  cookiesSet: [],
  chunks: [],
  ms,
});

export const cancel: WireCall = {
  id: 'cancel',
  mark: 'mark',
  at: T + 14,
  source: 'attack',
  person: 'ana',
  page: '/orders',
  origin: 'http://localhost:3000',
  action: { id: 'a1', name: 'cancelOrder', file: 'actions/cancel-order.ts' },
  args: ['ord_2217'],
  state: 'done',
  reply: reply({ kind: 'value', value: { ok: true } }, 34),
  changes: [
    {
      table: 'orders',
      id: 'ord_2217',
      before: { id: 'ord_2217', status: 'paid', seats: 2 },
      after: { id: 'ord_2217', status: 'cancelled', seats: 2 },
    },
    { table: 'refunds', id: 'ref_1', before: null, after: { id: 'ref_1', order: 'ord_2217', cents: 4800 } },
  ],
  cache: [{ kind: 'invalidate', tags: ['event:evt_17', 'orders:ben'] }],
  moments: [
    { kind: 'statement', ms: 6, sql: 'select', tables: ['orders'], does: 'read' },
    { kind: 'statement', ms: 14, sql: 'update', tables: ['orders'], does: 'write' },
    { kind: 'statement', ms: 22, sql: 'insert', tables: ['refunds'], does: 'write' },
    { kind: 'cache', ms: 30, event: { kind: 'invalidate', tags: ['event:evt_17'] } },
  ],
};

export const nothingChanged: WireCall = {
  ...cancel,
  id: 'refused',
  reply: reply({ kind: 'value', value: { ok: false, message: 'There is no such order.' } }, 9),
  changes: [],
  cache: [],
  moments: [],
};

const like: WireCall = {
  ...cancel,
  id: 'like',
  source: 'preview',
  page: '/events/gala',
  action: { id: 'a2', name: 'likeEvent', file: 'actions/likes.ts' },
  args: ['evt_17', true],
};

const pressed = (answeredAt: number | null, shown: Crossing['shown'] = []): Crossing => ({
  mark: 'mark',
  pressedAt: T,
  sentAt: T + 10,
  answeredAt: answeredAt === null ? null : T + answeredAt,
  shown,
});
const became = (at: number, before: string, after: string) => ({ at: T + at, place: 1, before, after });

/** Eight things on the server within as many milliseconds: more than have room for words. */
const crowd: Moment[] = Array.from({ length: 8 }, (_, index) => ({
  kind: 'statement',
  ms: 40 + index,
  sql: 'select',
  tables: ['orders', 'events'],
  does: index % 2 === 0 ? 'read' : 'write',
}));

export interface DrawnCall {
  readonly name: string;
  readonly call: WireCall;
  readonly crossing: Crossing | null;
}

export const drawnCalls: readonly DrawnCall[] = [
  { name: 'forged, with no page to tell of it', call: cancel, crossing: null },
  {
    name: 'a guess that is confirmed, its reply held',
    call: {
      ...like,
      moments: [
        { kind: 'statement', ms: 8, sql: 'insert', tables: ['likes'], does: 'write' },
        { kind: 'held', ms: 40, until: 420 },
      ],
      reply: reply({ kind: 'value', value: { ok: true, likes: 42 } }, 430),
    },
    crossing: pressed(470, [became(12, '41 likes', '42 likes')]),
  },
  {
    name: 'rolled back',
    call: {
      ...like,
      id: 'rolled-back',
      changes: [],
      cache: [],
      moments: [
        { kind: 'statement', ms: 8, sql: 'begin', tables: [], does: 'begin' },
        { kind: 'statement', ms: 60, sql: 'insert', tables: ['likes'], does: 'write' },
        { kind: 'log', ms: 150, level: 'error', text: 'counter: 503 Service Unavailable' },
        { kind: 'statement', ms: 220, sql: 'rollback', tables: [], does: 'rollback' },
      ],
      reply: reply({ kind: 'error', message: 'The counter did not answer.', digest: '12' }, 240),
    },
    crossing: pressed(270, [became(12, '41 likes', '42 likes'), became(280, '42 likes', '41 likes')]),
  },
  {
    name: 'very short, everything at once',
    call: {
      ...like,
      id: 'short',
      at: T + 10,
      args: [],
      moments: crowd.slice(0, 3).map((moment, index) => ({ ...moment, ms: index * 0.3 })),
      reply: reply({ kind: 'value', value: null }, 1),
    },
    crossing: pressed(12, [became(12, 'Like', 'Liked')]),
  },
  {
    name: 'much at nearly the same moment, and long words',
    call: {
      ...like,
      id: 'crowd',
      args: ['evt_17', { note: 'Two seats on the aisle, please, and not behind a column.' }],
      moments: [
        ...crowd,
        {
          kind: 'log',
          ms: 48,
          level: 'warning',
          text: 'a line that is longer than the axis has room for it',
        },
        { kind: 'upstream', ms: 300, service: 'payments' },
      ],
      reply: reply({ kind: 'redirect', to: '/orders/ord_2217/receipt?from=checkout&seats=2' }, 900),
    },
    crossing: pressed(1300, [became(1100, '', 'Thank you, Ana. Your seats are kept for ten minutes.')]),
  },
  {
    name: 'no reply yet',
    call: {
      ...like,
      id: 'running',
      state: 'held',
      reply: null,
      moments: [{ kind: 'held', ms: 30, until: 900 }],
    },
    crossing: pressed(null, [became(12, '41 likes', '42 likes')]),
  },
];
