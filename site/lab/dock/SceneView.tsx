/** Owns one piece of evidence: what was sent, what came back, what changed. */
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
        <span class="side side-b">Sent</span>
      </h3>
      <dl class="kv">
        <dt>who</dt>
        <dd>{call.person ? <Person name={call.person} withRole /> : 'somebody'}</dd>
        <dt>call</dt>
        <dd class="mono">{callText(call)}</dd>
        <dt>from</dt>
        <dd class="mono">{call.page}</dd>
        {origin && <dt>origin</dt>}
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
        <span class="side side-b">Came back</span>
      </h3>
      {reply && said ? (
        <dl class="kv">
          <dt>status</dt>
          <dd class="mono">{reply.status || 'none'}</dd>
          <dt>{said.label}</dt>
          <dd class={said.isCode ? 'mono' : ''}>{said.text}</dd>
          <dt>time</dt>
          <dd class="mono">{milliseconds(reply.ms)}</dd>
        </dl>
      ) : (
        <p class="diff-none">No reply yet.</p>
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
          <span class="side side-s">{call ? 'Changed' : 'Before and after, all calls together'}</span>
        </h3>
        <Changes changes={changes} tone={tone} />
        {tags.length > 0 && <Tags tags={tags} />}
        {expected && <p class="expect">Expected: {expected}</p>}
      </section>
    </div>
  );
}
