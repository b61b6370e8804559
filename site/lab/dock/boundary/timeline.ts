/**
 * Owns laying out one call on one time axis: what the browser did and showed, how long the call was on its way, what the
 * server did. Pure. The two sides' clocks are the same machine's, but read at different moments: what cannot be is put
 * right, never shown.
 */

import { dequal } from 'dequal';
import * as texts from '#texts/boundary.ts';
import type { Crossing, ShownChange } from '../../../lib/preview/protocol.ts';
import type { CacheEvent, Moment, WireCall } from '../../../lib/sandbox/sandbox.ts';

/** Milliseconds on the axis. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Step {
  readonly at: number;
  readonly side: 'browser' | 'server';
  readonly text: string;
  /** The thing that was printed, asked or shown, in the code's face. */
  readonly code?: string;
  readonly tone?: 'guess' | 'undone' | 'error' | 'warning';
}

/** What one place of the page showed, for how long. A guess was shown before the answer was there. */
export interface ShownBar extends Span {
  readonly text: string;
  readonly kind: 'guess' | 'confirmed' | 'shown' | 'undone';
}

export interface Timeline {
  /** Length of the axis. */
  readonly length: number;
  /** When the axis begins, in milliseconds since 1970. */
  readonly zero: number;
  readonly press: number | null;
  readonly out: Span;
  /** Null while no reply has come. */
  readonly back: Span | null;
  readonly server: Span;
  /** Spans in which the reply was held. */
  readonly held: readonly Span[];
  /** One place of the page: the first that changed before the answer, else the first that changed at all. */
  readonly bars: readonly ShownBar[];
  readonly steps: readonly Step[];
  /** Milliseconds: in the browser before sending and after the answer, between the two sides, on the server, held. */
  readonly spent: {
    readonly browser: number;
    readonly between: number;
    readonly server: number;
    readonly held: number;
  };
  /** What the page showed before the answer and took back after it. */
  readonly rolledBack: boolean;
}

const SHORTEST_AXIS_MS = 20;
/** Room after the last thing, so that what is shown then can be read. */
const TAIL = 0.12;

const clamp = (value: number, low: number, high: number): number =>
  Math.min(Math.max(value, low), Math.max(low, high));

const tagsText = (tags: readonly string[]): string => tags.join(', ') || texts.noTags;

const cacheText = ({ kind, tags, stale }: CacheEvent): { text: string; code: string } => {
  const code = tagsText(tags);
  if (kind === 'invalidate') return { text: texts.expiredInTheCache, code };
  if (kind === 'write') return { text: texts.putIntoTheCache, code };
  if (kind === 'miss') return { text: texts.notInTheCache, code };
  return { text: stale ? texts.fromTheCacheStale : texts.fromTheCache, code };
};

const READABLE = {
  read: 'read',
  write: 'wrote',
  begin: texts.beganATransaction,
  commit: 'committed',
  rollback: texts.rolledBack,
};

/** A moment of the server in words. */
export function momentStep(moment: Moment, begin: number): Step {
  const at = begin + moment.ms;
  switch (moment.kind) {
    case 'statement': {
      const tables = [...new Set(moment.tables)].join(', ');
      const tone = moment.does === 'rollback' ? ({ tone: 'undone' } as const) : {};
      return { at, side: 'server', text: READABLE[moment.does], ...(tables && { code: tables }), ...tone };
    }
    case 'cache':
      return { at, side: 'server', ...cacheText(moment.event) };
    case 'upstream':
      return { at, side: 'server', text: texts.askedService, code: moment.service };
    case 'log': {
      const tone = moment.level === 'log' ? {} : { tone: moment.level };
      return { at, side: 'server', text: 'printed', code: moment.text, ...tone };
    }
    case 'held':
      return { at, side: 'server', text: texts.replyHeldFor(Math.round(moment.until - moment.ms)) };
  }
}

/** The same thing done several times in a row is one step. */
function gather(steps: readonly Step[]): Step[] {
  const gathered: { step: Step; times: number }[] = [];
  for (const step of steps) {
    const last = gathered.at(-1);
    if (last && dequal({ ...last.step, at: 0 }, { ...step, at: 0 })) last.times++;
    else gathered.push({ step, times: 1 });
  }
  return gathered.map(({ step, times }) =>
    times > 1 ? { ...step, text: `${step.text}, ${times} times` } : step,
  );
}

const wordsOf = ({ before, after }: ShownChange): string => {
  if (before === '') return `“${after}” appeared`;
  return after === '' ? `“${before}” went` : `“${before}” became “${after}”`;
};

/** The place to draw: where a guess would be seen. */
function placeToDraw(shown: readonly ShownChange[], answered: number): number | null {
  const early = shown.find(({ at, before }) => at < answered && before !== '');
  return (early ?? shown.find(({ before }) => before !== '') ?? shown[0])?.place ?? null;
}

function barsOf(changes: readonly (ShownChange & { on: number })[], answered: number, end: number) {
  const original = changes[0]?.before;
  const guessed = changes.some(({ on }) => on < answered);
  const final = changes.at(-1)?.after;
  const rolledBack = guessed && changes.length > 1 && final === original;
  const bars = changes.map(({ on, after }, index): ShownBar => {
    const to = changes[index + 1]?.on ?? end;
    const kind = on < answered ? 'guess' : rolledBack && after === original ? 'undone' : 'shown';
    // A guess that the answer leaves alone is none any more.
    return { from: on, to, text: after === '' ? 'nothing' : after, kind };
  });
  const split = bars.flatMap((bar): ShownBar[] =>
    bar.kind === 'guess' && bar.to > answered && bar.to === end && answered < end
      ? [
          { ...bar, to: answered },
          { ...bar, from: answered, kind: 'confirmed' },
        ]
      : [bar],
  );
  return { bars: split, rolledBack };
}

/** Lays out a call; `crossing` is null where no page told of it. */
export function layOut(call: WireCall, crossing: Crossing | null): Timeline {
  const serverMs =
    call.reply?.ms ?? Math.max(0, ...call.moments.map((each) => ('until' in each ? each.until : each.ms)));
  const sentAt = crossing ? Math.min(crossing.sentAt, call.at) : call.at;
  const zero = Math.min(crossing?.pressedAt ?? sentAt, sentAt);
  const sent = sentAt - zero;
  const answeredAt = crossing?.answeredAt ?? null;
  const latest = answeredAt === null ? Number.POSITIVE_INFINITY : answeredAt - zero - serverMs;
  const begin = clamp(call.at - zero, sent, latest);
  const done = begin + serverMs;
  const isAnswered = call.reply !== null && call.reply.outcome.kind !== 'lost';
  const answered = answeredAt === null ? done : Math.max(answeredAt - zero, done);
  const changes = (crossing?.shown ?? []).map((change) => ({ ...change, on: Math.max(0, change.at - zero) }));
  const until = Math.max(SHORTEST_AXIS_MS, isAnswered ? answered : done, ...changes.map(({ on }) => on));
  const length = until * (1 + TAIL);

  const place = placeToDraw(crossing?.shown ?? [], answered + zero);
  const answeredOn = isAnswered ? answered : Number.POSITIVE_INFINITY;
  const { bars, rolledBack } = barsOf(
    changes.filter((each) => each.place === place),
    answeredOn,
    length,
  );
  const held = call.moments.flatMap((each) =>
    each.kind === 'held' ? [{ from: begin + each.ms, to: begin + each.until }] : [],
  );
  const heldMs = held.reduce((sum, { from, to }) => sum + to - from, 0);

  const steps: Step[] = [
    ...(crossing?.pressedAt == null ? [] : [{ at: 0, side: 'browser', text: 'pressed' } as const]),
    { at: sent, side: 'browser', text: texts.sentTheCall },
    ...gather([
      { at: begin, side: 'server', text: texts.receivedIt },
      ...call.moments.map((each) => momentStep(each, begin)),
    ]),
    ...changes.map(
      (change): Step => ({
        at: change.on,
        side: 'browser',
        text: change.on < answeredOn ? texts.beforeTheAnswer(wordsOf(change)) : wordsOf(change),
        ...(change.on < answeredOn
          ? { tone: 'guess' }
          : rolledBack && change.after === changes[0]?.before
            ? { tone: 'undone' }
            : {}),
      }),
    ),
    ...(call.reply
      ? [
          {
            at: done,
            side: 'server',
            text: isAnswered ? texts.sentTheReply : texts.lostTheConnection,
          } as const,
        ]
      : []),
    ...(isAnswered && crossing ? [{ at: answered, side: 'browser', text: texts.hadTheReply } as const] : []),
  ];
  return {
    length,
    zero,
    press: crossing?.pressedAt == null ? null : 0,
    out: { from: sent, to: begin },
    back: isAnswered ? { from: done, to: answered } : null,
    server: { from: begin, to: done },
    held,
    bars,
    steps: steps.toSorted((a, b) => a.at - b.at),
    spent: {
      browser: sent,
      between: begin - sent + (isAnswered ? answered - done : 0),
      server: serverMs - heldMs,
      held: heldMs,
    },
    rolledBack,
  };
}

/** Round marks for an axis of this length: at most seven, and not a mark too many. */
export function axisMarks(length: number): number[] {
  const raw = length / 6;
  const unit = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 5, 10].find((each) => each * unit >= raw) ?? 10) * unit;
  return Array.from({ length: Math.floor(length / step) + 1 }, (_, index) => index * step);
}
