/** Owns the right side of Attack: what came of the call, or that nothing was sent yet. */
import * as texts from '#texts/attack.ts';
import type { ActionResult, Person } from '../../lib/sandbox/sandbox.ts';
import { openDock } from '../bench-state.ts';
import { Icon } from '../Icon.tsx';
import { Changes } from './Changes.tsx';
import { verdictOf } from './verdict.ts';
import { callText, expiredTags, milliseconds, originText, replyText } from './words.ts';

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
          <span class="side side-b">{texts.cameBack}</span>
          <span class="t3 num">{milliseconds(reply.ms)}</span>
        </h4>
        <div class="row">
          <span class="lbl">{texts.call}</span>
          <span class="mono">
            {callText(call)}
            {origin && texts.andOrigin(origin)}
          </span>
        </div>
        <div class="row">
          <span class="lbl">{texts.status}</span>
          <span class="mono">{reply.status || texts.none}</span>
        </div>
        <div class="row">
          <span class="lbl">{said.label}</span>
          <span class={said.isCode ? 'mono' : ''}>{said.text}</span>
        </div>
      </div>
      <div class="panel-x srv">
        <h4>
          <span class="side side-s">{texts.whatChanged}</span>
          <span class="t3">
            {call.changes.length === 0 ? texts.nothing : texts.countOfRows(call.changes.length)}
          </span>
        </h4>
        <div>
          <Changes changes={call.changes} tone="plain" />
        </div>
        <div class="row">
          <span class="lbl">{texts.cache}</span>
          {tags.length === 0 ? (
            <span>{texts.noTagsExpired}</span>
          ) : (
            <span class="tags">
              {tags.map((tag) => (
                <span key={tag} class="tag">
                  {tag}
                </span>
              ))}
              {texts.expired}
            </span>
          )}
        </div>
      </div>
      <div class="acts">
        <button type="button" class="btn btn-s" onClick={() => openDock('boundary')}>
          {texts.seeItInBoundary}
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
            <strong>{texts.nothingWasSent}</strong>
            <p>{state.message}</p>
          </div>
        </div>
      )}
      {state.kind === 'stopped' && (
        <div class="empty">
          <h3>{texts.appStopped}</h3>
          <p>{texts.appSaysWhy}</p>
        </div>
      )}
      {state.kind === 'put-back' && (
        <div class="empty">
          <h3>{texts.dataIsPutBack}</h3>
          <p>{texts.dataIsFresh}</p>
        </div>
      )}
      {state.kind === 'none' && (
        <div class="empty">
          <h3>{texts.nothingSentYet}</h3>
          <p>{texts.howToBegin}</p>
        </div>
      )}
    </div>
  );
}
