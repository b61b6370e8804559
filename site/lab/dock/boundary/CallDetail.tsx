/** Owns one call in full: who called what, its time axis, its facts, every step, and ways to go on from it. */
import * as texts from '#texts/boundary.ts';
import type { WireCall } from '../../../lib/sandbox/sandbox.ts';
import { Icon } from '../../Icon.tsx';
import { Person } from '../../Person.tsx';
import type { Session } from '../../session.ts';
import { argsText, callText, milliseconds, replyText } from '../words.ts';
import { Facts } from './Facts.tsx';
import { Meanwhile } from './Meanwhile.tsx';
import { callsMeanwhile } from './meanwhile.ts';
import { Spent, TimelineView } from './TimelineView.tsx';
import type { Step, Timeline } from './timeline.ts';
import { Ways } from './Ways.tsx';

function Steps({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <section class="steps-of" aria-label={texts.stepByStep}>
      <h4>{texts.stepByStep}</h4>
      <ol>
        {steps.map(({ at, side, text, code, tone }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps repeat, and the list is drawn as a whole.
          <li key={index} class={tone ?? ''}>
            <time class="num">{milliseconds(at)}</time>
            <span class={`side ${side === 'browser' ? 'side-b' : 'side-s'}`}>
              <span class="vh">{side}: </span>
              {text}
              {code && <code class="mono">{code}</code>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

interface Props {
  readonly session: Session;
  readonly files: readonly string[];
  readonly call: WireCall;
  /** Every call that is kept. */
  readonly all: readonly WireCall[];
  readonly timeline: Timeline;
  choose(id: string): void;
}

export function CallDetail({ session, files, call, all, timeline, choose }: Props) {
  const reply = call.reply && call.reply.outcome.kind !== 'lost' ? replyText(call.reply).text : null;
  return (
    <div class="insp-main" id="call-detail" role="tabpanel" aria-labelledby={`call-${call.id}`}>
      <div class="tl-head">
        <h3>{callText(call)}</h3>
        {call.person ? <Person name={call.person} withRole /> : <span>{texts.somebody}</span>}
        {timeline.rolledBack && (
          <span class="badge b-warn">
            <Icon name="reset" />
            {texts.rolledBack}
          </span>
        )}
        <Ways session={session} files={files} call={call} />
      </div>
      <TimelineView
        timeline={timeline}
        sent={argsText(call.args) || texts.noArguments}
        reply={reply}
        isForged={call.source !== 'preview'}
      />
      <Meanwhile others={callsMeanwhile(call, all, timeline)} length={timeline.length} choose={choose} />
      <Spent timeline={timeline} />
      <Facts call={call} />
      <Steps steps={timeline.steps} />
    </div>
  );
}
