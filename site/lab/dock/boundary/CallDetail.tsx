/** Owns one call in full: who called what, its time axis, its facts, every step, and ways to go on from it. */
import { useStore } from '@nanostores/preact';
import { useState } from 'preact/hooks';
import type { WireCall } from '../../../lib/sandbox/sandbox.ts';
import { openDock, showCode } from '../../bench-state.ts';
import { Icon } from '../../Icon.tsx';
import { Person } from '../../Person.tsx';
import type { Session } from '../../session.ts';
import { wantedDraft } from '../attack-draft.ts';
import { argsText, callText, milliseconds, replyText } from '../words.ts';
import { toCurl, toDraft } from './again.ts';
import { Facts } from './Facts.tsx';
import { Spent, TimelineView } from './TimelineView.tsx';
import type { Step, Timeline } from './timeline.ts';

/** The line on which a file declares this export; null if it is not to be seen. */
const lineOf = (code: string | Uint8Array | undefined, name: string): number | null => {
  if (typeof code !== 'string') return null;
  const index = code
    ?.split('\n')
    .findIndex((line) => new RegExp(`\\b(function\\*?|const|let|var)\\s+${name}\\b`).test(line));
  return index === -1 ? null : index + 1;
};

function Ways({ session, call }: { readonly session: Session; readonly call: WireCall }) {
  const status = useStore(session.sandbox.status);
  const [copied, setCopied] = useState(false);
  const draft = toDraft(call);
  const { action, person } = call;
  const curl =
    status.phase === 'ready' && person ? toCurl(call, new URL(status.previews[person]).origin) : null;
  return (
    <span class="right">
      {action && (
        <button
          type="button"
          class="btn btn-quiet btn-s mono"
          onClick={() => {
            const line = lineOf(session.workspace.files.get()[action.file], action.name);
            showCode({ file: action.file, line, column: line === null ? null : 1 });
          }}
        >
          {action.file}
        </button>
      )}
      <button
        type="button"
        class="btn btn-quiet btn-s"
        disabled={draft === null}
        title={draft ? undefined : 'It carries more than JSON can say.'}
        onClick={() => {
          wantedDraft.set(draft);
          openDock('attack');
        }}
      >
        <Icon name="send" small /> Send again
      </button>
      <button
        type="button"
        class="btn btn-quiet btn-s"
        disabled={curl === null}
        title={curl ? undefined : 'It carries more than JSON can say, or the app is not up.'}
        onClick={() => {
          if (curl)
            navigator.clipboard.writeText(curl).then(
              () => setCopied(true),
              () => setCopied(false),
            );
        }}
      >
        <Icon name="copy" small /> {copied ? 'Copied' : 'Copy as curl'}
      </button>
    </span>
  );
}

function Steps({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <section class="steps-of" aria-label="Step by step">
      <h4>Step by step</h4>
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
  readonly call: WireCall;
  readonly timeline: Timeline;
}

export function CallDetail({ session, call, timeline }: Props) {
  const reply = call.reply && call.reply.outcome.kind !== 'lost' ? replyText(call.reply).text : null;
  return (
    <div class="insp-main" id="call-detail" role="tabpanel" aria-labelledby={`call-${call.id}`}>
      <div class="tl-head">
        <h3>{callText(call)}</h3>
        {call.person ? <Person name={call.person} withRole /> : <span>somebody</span>}
        {timeline.rolledBack && (
          <span class="badge b-warn">
            <Icon name="reset" />
            rolled back
          </span>
        )}
        <Ways session={session} call={call} />
      </div>
      <TimelineView
        timeline={timeline}
        sent={argsText(call.args) || 'no arguments'}
        reply={reply}
        isForged={call.source !== 'preview'}
      />
      <Spent timeline={timeline} />
      <Facts call={call} />
      <Steps steps={timeline.steps} />
    </div>
  );
}
