/** Owns drawing one call's time axis: the browser above, the server below, the seam between them, both on one clock. */
import * as texts from '#texts/boundary.ts';
import { milliseconds, shorten } from '../words.ts';
import { percentOf, roomForBars, roomForMarks } from './labels.ts';
import { axisMarks, type ShownBar, type Span, type Step, type Timeline } from './timeline.ts';

interface Props {
  readonly timeline: Timeline;
  /** What crossed: the arguments, and what came back. */
  readonly sent: string;
  readonly reply: string | null;
  readonly isForged: boolean;
}

const PRESSED = 'pressed';
const REPLY_THERE = texts.replyThere;
const REPLY_HELD = texts.replyHeldMark;
/** From here on a mark of the axis stands before its place, not around it. Percent. */
const LAST_MARK = 96;
/** Two of them have room on the seam. */
const LONGEST_LABEL = 44;

const position = (from: number, to: number, length: number) => ({
  '--a': ((from / length) * 100).toFixed(2),
  '--z': ((to / length) * 100).toFixed(2),
});

const labelOf = ({ text, code }: Step): string => (code && code.length <= 40 ? `${text} ${code}` : text);

/** A label stands only where it has room before the next mark. */
function marksOf(steps: readonly Step[], length: number) {
  const rooms = roomForMarks(steps.map((step) => ({ at: (step.at / length) * 100, text: labelOf(step) })));
  return steps.map((step, index) => ({ step, label: rooms[index] ? labelOf(step) : null }));
}

/** The class by which each bar of a row has its words within it, beside it or nowhere. */
const roomsOf = (bars: readonly (Span & { readonly text: string })[], length: number): string[] =>
  roomForBars(
    bars.map(({ from, to, text }) => ({ from: (from / length) * 100, to: (to / length) * 100, text })),
  ).map((room) => `is-${room}`);

const barLook: Record<ShownBar['kind'], string> = {
  guess: 'guess',
  confirmed: 'solid-b',
  shown: 'solid-b',
  undone: 'solid-b',
};

const barText = ({ text, kind }: ShownBar): string => {
  if (kind === 'guess') return texts.showsNotConfirmed(text);
  if (kind === 'confirmed') return 'confirmed';
  return kind === 'undone' ? `${text} again` : `shows ${text}`;
};

const inWords = (steps: readonly Step[]): string =>
  steps
    .map(({ at, side, text, code }) => `${side} ${Math.round(at)} ms: ${text}${code ? ` ${code}` : ''}`)
    .join('. ');

export function TimelineView({ timeline, sent, reply, isForged }: Props) {
  const { length, out, back, server, held, bars, steps } = timeline;
  const at = (from: number, to: number = from) => position(from, to, length);
  const x = (ms: number): string => ((ms / length) * 100).toFixed(2);
  const ofServer = steps.filter(
    ({ side, at: ms }) => side === 'server' && ms > server.from && ms < server.to,
  );
  const barRooms = roomsOf(
    bars.map((bar) => ({ ...bar, text: barText(bar) })),
    length,
  );
  // A reply that is held lies over the end of the server's bar.
  const untilHeld = { from: server.from, to: held[0]?.from ?? server.to };
  const [serverRoom] = roomsOf(
    [
      { ...untilHeld, text: milliseconds(server.to - server.from) },
      ...held.map((span) => ({ ...span, text: REPLY_HELD })),
    ],
    length,
  );
  // Both on one line: where a call is short, the later one takes the place after its mark, and the earlier one goes.
  const press = timeline.press === null ? null : (timeline.press / length) * 100;
  const end = back && !isForged ? (back.to / length) * 100 : null;
  const pressEnds = press === null ? 0 : press + percentOf(PRESSED);
  const hasRoomBefore = end !== null && end - percentOf(REPLY_THERE) >= pressEnds;
  const showsPressed = press !== null && (end === null || hasRoomBefore || pressEnds <= end);
  return (
    <div class="tl" role="img" aria-label={texts.timelineOfOneCall(inWords(steps))}>
      <div class="tl-axis">
        {axisMarks(length).map((ms) => (
          <span key={ms} class={Number(x(ms)) > LAST_MARK ? 'last' : ''} style={{ left: `${x(ms)}%` }}>
            {ms === 0 ? '0' : milliseconds(ms)}
          </span>
        ))}
      </div>
      <div class="lane lane-b">
        <span class="side side-b">{texts.browser}</span>
        <div class="track">
          {timeline.press !== null && (
            <div class="ev r1" style={at(timeline.press)}>
              {showsPressed && PRESSED}
            </div>
          )}
          {back && !isForged && (
            <div class={`ev r1 ${hasRoomBefore ? 'end' : ''}`} style={at(back.to)}>
              {REPLY_THERE}
            </div>
          )}
          {bars.map((bar, index) => (
            <div
              key={bar.from}
              class={`bar r2 ${barLook[bar.kind]} ${barRooms[index]}`}
              style={at(bar.from, bar.to)}
              title={barText(bar)}
            >
              <b>{barText(bar)}</b>
            </div>
          ))}
        </div>
      </div>
      <div class={`gap ${isForged ? 'forged' : ''}`}>
        <svg viewBox="0 0 100 52" preserveAspectRatio="none" aria-hidden="true">
          <line x1={x(out.from)} y1="0" x2={x(out.to)} y2="52" />
          {back && <line x1={x(back.from)} y1="52" x2={x(back.to)} y2="0" />}
        </svg>
        <i class="node t from" style={at(out.from)} />
        <i class="node u" style={at(out.to)} />
        {back && <i class="node u from" style={at(back.from)} />}
        {back && <i class="node t" style={at(back.to)} />}
        <span class="crossed">
          <span class="cross">{shorten(sent, LONGEST_LABEL)}</span>
          {reply !== null && <span class="cross reply">{shorten(reply, LONGEST_LABEL)}</span>}
        </span>
      </div>
      <div class="lane lane-s">
        <span class="side side-s">{texts.server}</span>
        <div class="track">
          {marksOf(ofServer, length).map(({ step, label }, index) => (
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: steps repeat, and the list is drawn as a whole.
              key={index}
              class={`ev r1 ${step.tone ?? ''}`}
              style={at(step.at)}
              title={labelOf(step)}
            >
              {label}
            </div>
          ))}
          <div class={`bar solid-s r2 ${serverRoom}`} style={at(server.from, server.to)}>
            <b>{milliseconds(server.to - server.from)}</b>
          </div>
          {held.map((span) => (
            <div key={span.from} class="bar wait r2" style={at(span.from, span.to)}>
              <b>{REPLY_HELD}</b>
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

/** How the time was spent, in one line. */
export function Spent({ timeline: { spent, rolledBack } }: { readonly timeline: Timeline }) {
  return (
    <p class="spent">
      {spent.browser > 0 && (
        <span class="side side-b">
          {texts.browser} <b>{milliseconds(spent.browser)}</b>
        </span>
      )}
      <span>
        {texts.onItsWay} <b>{milliseconds(spent.between)}</b>
      </span>
      <span class="side side-s">
        {texts.server} <b>{milliseconds(spent.server)}</b>
      </span>
      {spent.held > 0 && (
        <span>
          {texts.held} <b>{milliseconds(spent.held)}</b>
        </span>
      )}
      {rolledBack && <span>{texts.tookBack}</span>}
    </p>
  );
}
