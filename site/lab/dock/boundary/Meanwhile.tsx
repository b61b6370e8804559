/** Owns showing the other calls that were under way during one: a row each on its time axis, to be chosen in turn. */
import * as texts from '#texts/boundary.ts';
import type { WireCall } from '../../../lib/sandbox/sandbox.ts';
import { milliseconds } from '../words.ts';
import { type Room, roomForBars } from './labels.ts';
import type { Meanwhile as Other } from './meanwhile.ts';

/** More rows would push the call's own facts out of sight. */
const ROWS = 5;

const wordsOf = ({ action, person, reply }: WireCall): string =>
  [action?.name ?? 'unknown', person, reply ? milliseconds(reply.ms) : 'running'].filter(Boolean).join(', ');

interface Props {
  readonly others: readonly Other[];
  /** Length of the axis in milliseconds. */
  readonly length: number;
  choose(id: string): void;
}

export function Meanwhile({ others, length, choose }: Props) {
  if (others.length === 0) return null;
  const rest = others.length - ROWS;
  return (
    <section class="meanwhile" aria-label={texts.meanwhileLabel}>
      <span class="t3">{texts.meanwhile}</span>
      <div class="rows">
        {others.slice(0, ROWS).map(({ call, from, to }) => {
          const [a, z] = [(from / length) * 100, (to / length) * 100];
          const text = wordsOf(call);
          const room: Room = roomForBars([{ from: a, to: z, text }])[0] ?? 'within';
          return (
            <button key={call.id} type="button" class="other" onClick={() => choose(call.id)}>
              <span
                class={`bar is-${room}`}
                style={{ '--a': a.toFixed(2), '--z': z.toFixed(2) }}
                title={text}
              >
                <b>{text}</b>
              </span>
            </button>
          );
        })}
        {rest > 0 && <p class="t3">{texts.moreAtTheSameTime(rest)}</p>}
      </div>
    </section>
  );
}
