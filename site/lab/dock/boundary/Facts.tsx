/** Owns the facts of one call: its arguments, its reply, what it did to the database and to the cache. */
import * as texts from '#texts/boundary.ts';
import type { CacheEvent, WireCall } from '../../../lib/sandbox/sandbox.ts';
import { showValue } from '../../../lib/sandbox/value.ts';
import { Changes } from '../Changes.tsx';
import { expiredTags, originText, replyText } from '../words.ts';

function Arguments({ call }: { readonly call: WireCall }) {
  const { args, page, origin } = call;
  return (
    <section class="fact">
      <h4>
        <span class="side side-b">{texts.argumentsLabel}</span>
        <span class="t3">{args.length}</span>
      </h4>
      <dl class="kv">
        {args.map((value, index) => [
          <dt key={`t${index.toString()}`}>{index + 1}</dt>,
          <dd key={`d${index.toString()}`} class="mono">
            {showValue(value)}
          </dd>,
        ])}
        <dt>{texts.page}</dt>
        <dd class="mono">{page}</dd>
        <dt>{texts.origin}</dt>
        <dd>{originText(origin) ?? texts.sameSite}</dd>
      </dl>
    </section>
  );
}

function Reply({ call: { reply, state } }: { readonly call: WireCall }) {
  if (!reply)
    return (
      <section class="fact">
        <h4>
          <span class="side side-b">{texts.reply}</span>
        </h4>
        <p>{state === 'held' ? texts.replyIsHeld : texts.noReplyYet}</p>
      </section>
    );
  const { label, text, isCode } = replyText(reply);
  return (
    <section class="fact">
      <h4>
        <span class="side side-b">{texts.reply}</span>
        <span class="t3">{reply.status || texts.none}</span>
      </h4>
      <dl class="kv">
        <dt>{label}</dt>
        <dd class={isCode ? 'mono' : ''}>{text}</dd>
        {reply.chunks.map(({ value, ms }) => [
          <dt key={`t${ms.toString()}`}>{texts.durationInMs(Math.round(ms))}</dt>,
          <dd key={`d${ms.toString()}`} class="mono">
            {showValue(value)}
          </dd>,
        ])}
        {reply.cookiesSet.map((cookie) => [
          <dt key={`t${cookie}`}>{texts.cookie}</dt>,
          <dd key={`d${cookie}`} class="mono">
            {cookie}
          </dd>,
        ])}
      </dl>
      {reply.revalidated && <p>{texts.pageCameAlong}</p>}
    </section>
  );
}

function Database({ call }: { readonly call: WireCall }) {
  const { changes, moments } = call;
  const undone = moments.some((moment) => moment.kind === 'statement' && moment.does === 'rollback');
  return (
    <section class="fact seam-before">
      <h4>
        <span class="side side-s">{texts.database}</span>
        <span class="t3">{changes.length === 0 ? texts.noNetChange : texts.countOfRows(changes.length)}</span>
      </h4>
      <Changes changes={changes} tone="plain" />
      {undone && <p>{texts.aTransactionWasUndone}</p>}
    </section>
  );
}

const howOften = (events: readonly CacheEvent[], kind: CacheEvent['kind']): number =>
  events.filter((event) => event.kind === kind).length;

function Cache({ call }: { readonly call: WireCall }) {
  const ended = expiredTags(call);
  const [hits, misses, writes] = [
    howOften(call.cache, 'hit'),
    howOften(call.cache, 'miss'),
    howOften(call.cache, 'write'),
  ];
  return (
    <section class="fact">
      <h4>
        <span class="side side-s">{texts.cache}</span>
        <span class="t3">{texts.tagsExpired(ended.length)}</span>
      </h4>
      {ended.map((tag) => (
        <div key={tag} class="cache-row">
          <span class="tag">{tag}</span> {texts.expired}
        </div>
      ))}
      <p>{hits + misses + writes === 0 ? texts.nothingRead : texts.cacheUse(hits, misses, writes)}</p>
    </section>
  );
}

export function Facts({ call }: { readonly call: WireCall }) {
  return (
    <div class="facts">
      <Arguments call={call} />
      <Reply call={call} />
      <Database call={call} />
      <Cache call={call} />
    </div>
  );
}
