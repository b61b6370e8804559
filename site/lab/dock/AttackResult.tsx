/** Owns the right side of Attack: what came of the call, or that nothing was sent yet. */
import type { ActionResult, Person } from '../../lib/sandbox/sandbox.ts';
import { openDock } from '../bench-state.ts';
import { Icon } from '../Icon.tsx';
import { Changes } from './Changes.tsx';
import { verdictOf } from './verdict.ts';
import { callText, count, expiredTags, milliseconds, originText, replyText } from './words.ts';

export type AttackState =
  | { readonly kind: 'none' }
  | { readonly kind: 'sent'; readonly result: ActionResult; readonly person: Person }
  /** The call could not be made: nothing crossed. */
  | { readonly kind: 'failed'; readonly message: string }
  /** It was sent, and the app ended over it. */
  | { readonly kind: 'stopped' }
  | { readonly kind: 'put-back' };

function Sent({ result, person }: { readonly result: ActionResult; readonly person: Person }) {
  const { call, reply } = result;
  const verdict = verdictOf(result, person);
  const said = replyText(reply);
  const tags = expiredTags(call);
  const origin = originText(call.origin);
  return (
    <>
      <div class={`verdict v-${verdict.kind}`}>
        <span class="ico">
          <Icon name={verdict.kind === 'open' ? 'door' : 'lock'} />
        </span>
        <div>
          <h3>{verdict.title}</h3>
          <p>{verdict.detail}</p>
        </div>
      </div>
      <div class="panel-x">
        <h4>
          <span class="side side-b">Came back</span>
          <span class="t3 num">{milliseconds(reply.ms)}</span>
        </h4>
        <div class="row">
          <span class="lbl">call</span>
          <span class="mono">
            {callText(call)}
            {origin && ` · Origin ${origin}`}
          </span>
        </div>
        <div class="row">
          <span class="lbl">status</span>
          <span class="mono">{reply.status || 'none'}</span>
        </div>
        <div class="row">
          <span class="lbl">{said.label}</span>
          <span class={said.isCode ? 'mono' : ''}>{said.text}</span>
        </div>
      </div>
      <div class="panel-x srv">
        <h4>
          <span class="side side-s">What changed</span>
          <span class="t3">{call.changes.length === 0 ? 'nothing' : count(call.changes.length, 'row')}</span>
        </h4>
        <div>
          <Changes changes={call.changes} tone="plain" />
        </div>
        <div class="row">
          <span class="lbl">cache</span>
          {tags.length === 0 ? (
            <span>0 tags expired</span>
          ) : (
            <span class="tags">
              {tags.map((tag) => (
                <span key={tag} class="tag">
                  {tag}
                </span>
              ))}{' '}
              expired
            </span>
          )}
        </div>
      </div>
      <div class="acts">
        <button type="button" class="btn btn-s" onClick={() => openDock('boundary')}>
          See it in Boundary
        </button>
      </div>
    </>
  );
}

export function AttackResult({ state }: { readonly state: AttackState }) {
  return (
    <div class="att-res" aria-live="polite">
      {state.kind === 'sent' && <Sent result={state.result} person={state.person} />}
      {state.kind === 'failed' && (
        <div class="callout c-tool">
          <Icon name="wrench" />
          <div>
            <strong>Nothing was sent.</strong>
            <p>{state.message}</p>
          </div>
        </div>
      )}
      {state.kind === 'stopped' && (
        <div class="empty">
          <h3>The app stopped before it answered</h3>
          <p>Where the app is shown it says why. It starts again by itself.</p>
        </div>
      )}
      {state.kind === 'put-back' && (
        <div class="empty">
          <h3>The data is as it was</h3>
          <p>Orders, people and sessions are fresh. Your code stays.</p>
        </div>
      )}
      {state.kind === 'none' && (
        <div class="empty">
          <h3>Nothing sent yet</h3>
          <p>
            Choose an action, say who calls it and with what. The call goes to your copy of Stagedoor only,
            past every button and form.
          </p>
        </div>
      )}
    </div>
  );
}
