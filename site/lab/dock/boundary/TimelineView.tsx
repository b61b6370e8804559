/** Owns drawing one call's time axis: the browser above, the server below, the seam between them, both on one clock. */
import { milliseconds, shorten } from '../words.ts';
import { axisMarks, type ShownBar, type Step, type Timeline } from './timeline.ts';

interface Props {
  readonly timeline: Timeline;
  /** What crossed: the arguments, and what came back. */
  readonly sent: string;
  readonly reply: string | null;
  readonly isForged: boolean;
}

/** Where labels stand is guessed from their length: about this much of the track for each character. */
const PERCENT_PER_CHARACTER = 0.95;
/** Two of them have room on the seam. */
const LONGEST_LABEL = 44;

const position = (from: number, to: number, length: number) => ({
  '--a': ((from / length) * 100).toFixed(2),
  '--z': ((to / length) * 100).toFixed(2),
});

const labelOf = ({ text, code }: Step): string => (code && code.length <= 40 ? `${text} ${code}` : text);

/** Marks for all, labels for those that have room before the next one. */
function placeLabels(
  steps: readonly Step[],
  length: number,
): { readonly step: Step; readonly label: string | null }[] {
  return steps.map((step, index) => {
    const label = labelOf(step);
    const end = (step.at / length) * 100 + 2 + label.length * PERCENT_PER_CHARACTER;
    const next = steps[index + 1];
    const room = next ? (next.at / length) * 100 - 1 : 100;
    return { step, label: end <= room ? label : null };
  });
}

const barLook: Record<ShownBar['kind'], string> = {
  guess: 'guess',
  confirmed: 'solid-b',
  shown: 'solid-b',
  undone: 'solid-b',
};

const barText = ({ text, kind }: ShownBar): string => {
  if (kind === 'guess') return `shows ${text}, not confirmed`;
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
  return (
    <div class="tl" role="img" aria-label={`Timeline of one call. ${inWords(steps)}.`}>
      <div class="tl-axis">
        {axisMarks(length).map((ms) => (
          <span key={ms} style={{ left: `${x(ms)}%` }}>
            {ms === 0 ? '0' : milliseconds(ms)}
          </span>
        ))}
      </div>
      <div class="lane lane-b">
        <span class="side side-b">Browser</span>
        <div class="track">
          {timeline.press !== null && (
            <div class="ev r1" style={at(timeline.press)}>
              pressed
            </div>
          )}
          {back && !isForged && (
            <div class="ev end r1" style={at(back.to)}>
              reply there
            </div>
          )}
          {bars.map((bar) => (
            <div
              key={bar.from}
              class={`bar r2 ${barLook[bar.kind]}`}
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
        <span class="side side-s">Server</span>
        <div class="track">
          {placeLabels(ofServer, length).map(({ step, label }, index) => (
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
          <div class="bar solid-s r2" style={at(server.from, server.to)}>
            {milliseconds(server.to - server.from)}
          </div>
          {held.map((span) => (
            <div key={span.from} class="bar wait r2" style={at(span.from, span.to)}>
              <b>reply held</b>
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
          Browser <b>{milliseconds(spent.browser)}</b>
        </span>
      )}
      <span>
        On its way <b>{milliseconds(spent.between)}</b>
      </span>
      <span class="side side-s">
        Server <b>{milliseconds(spent.server)}</b>
      </span>
      {spent.held > 0 && (
        <span>
          held <b>{milliseconds(spent.held)}</b>
        </span>
      )}
      {rolledBack && <span>What the page showed before the answer, it took back.</span>}
    </p>
  );
}
