/** Owns one piece of evidence: what was sent, what came back, what changed. */
import * as texts from '#texts/checks.ts';
import type { ActionReply, WireCall } from '../../lib/sandbox/sandbox.ts';
import { Person } from '../Person.tsx';
import { Changes, Tags, type Tone } from './Changes.tsx';
import type { Scene } from './evidence.ts';
import { callText, expiredTags, milliseconds, originText, replyText } from './words.ts';

function Sent({ call }: { readonly call: WireCall }) {
  const origin = originText(call.origin);
  return (
    <section>
      <h3 class="ev-h">
        <span class="side side-b">{texts.sent}</span>
      </h3>
      <dl class="kv">
        <dt>{texts.who}</dt>
        <dd>{call.person ? <Person name={call.person} withRole /> : texts.somebody}</dd>
        <dt>{texts.call}</dt>
        <dd class="mono">{callText(call)}</dd>
        <dt>{texts.from}</dt>
        <dd class="mono">{call.page}</dd>
        {origin && <dt>{texts.origin}</dt>}
        {origin && <dd class="mono">{origin}</dd>}
      </dl>
    </section>
  );
}

function CameBack({ reply }: { readonly reply: ActionReply | null }) {
  const said = reply && replyText(reply);
  return (
    <section>
      <h3 class="ev-h">
        <span class="side side-b">{texts.cameBack}</span>
      </h3>
      {reply && said ? (
        <dl class="kv">
          <dt>{texts.status}</dt>
          <dd class="mono">{reply.status || texts.none}</dd>
          <dt>{said.label}</dt>
          <dd class={said.isCode ? 'mono' : ''}>{said.text}</dd>
          <dt>{texts.time}</dt>
          <dd class="mono">{milliseconds(reply.ms)}</dd>
        </dl>
      ) : (
        <p class="diff-none">{texts.noReplyYet}</p>
      )}
    </section>
  );
}

interface Props {
  readonly scene: Scene;
  readonly tone: Tone;
  readonly expected?: string | null;
}

export function SceneView({ scene: { call, changes }, tone, expected }: Props) {
  const tags = call ? expiredTags(call) : [];
  return (
    <div class={`evidence ${call ? '' : 'is-comparison'}`}>
      {call && <Sent call={call} />}
      {call && <CameBack reply={call.reply} />}
      <section class="ev-changed">
        <h3 class="ev-h">
          <span class="side side-s">{call ? texts.changed : texts.changedByAllCalls}</span>
        </h3>
        <Changes changes={changes} tone={tone} />
        {tags.length > 0 && <Tags tags={tags} />}
        {expected && <p class="expect">{texts.expected(expected)}</p>}
      </section>
    </div>
  );
}
