/** Owns the facts of one call: its arguments, its reply, what it did to the database and to the cache. */
import type { CacheEvent, WireCall } from '../../../lib/sandbox/sandbox.ts';
import { showValue } from '../../../lib/sandbox/value.ts';
import { Changes } from '../Changes.tsx';
import { count, expiredTags, originText, replyText } from '../words.ts';

function Arguments({ call }: { readonly call: WireCall }) {
  const { args, page, origin } = call;
  return (
    <section class="fact">
      <h4>
        <span class="side side-b">Arguments</span>
        <span class="t3">{args.length}</span>
      </h4>
      <dl class="kv">
        {args.map((value, index) => [
          <dt key={`t${index.toString()}`}>{index + 1}</dt>,
          <dd key={`d${index.toString()}`} class="mono">
            {showValue(value)}
          </dd>,
        ])}
        <dt>page</dt>
        <dd class="mono">{page}</dd>
        <dt>origin</dt>
        <dd>{originText(origin) ?? 'same site'}</dd>
      </dl>
    </section>
  );
}

function Reply({ call: { reply, state } }: { readonly call: WireCall }) {
  if (!reply)
    return (
      <section class="fact">
        <h4>
          <span class="side side-b">Reply</span>
        </h4>
        <p>{state === 'held' ? 'The action has run. Its reply is being held.' : 'No reply yet.'}</p>
      </section>
    );
  const { label, text, isCode } = replyText(reply);
  return (
    <section class="fact">
      <h4>
        <span class="side side-b">Reply</span>
        <span class="t3">{reply.status || 'none'}</span>
      </h4>
      <dl class="kv">
        <dt>{label}</dt>
        <dd class={isCode ? 'mono' : ''}>{text}</dd>
        {reply.chunks.map(({ value, ms }) => [
          <dt key={`t${ms.toString()}`}>{Math.round(ms)} ms</dt>,
          <dd key={`d${ms.toString()}`} class="mono">
            {showValue(value)}
          </dd>,
        ])}
        {reply.cookiesSet.map((cookie) => [
          <dt key={`t${cookie}`}>cookie</dt>,
          <dd key={`d${cookie}`} class="mono">
            {cookie}
          </dd>,
        ])}
      </dl>
      {reply.revalidated && <p>The page came along, rendered again.</p>}
    </section>
  );
}

function Database({ call }: { readonly call: WireCall }) {
  const { changes, moments } = call;
  const undone = moments.some((moment) => moment.kind === 'statement' && moment.does === 'rollback');
  return (
    <section class="fact seam-before">
      <h4>
        <span class="side side-s">Database</span>
        <span class="t3">{changes.length === 0 ? 'no net change' : count(changes.length, 'row')}</span>
      </h4>
      <Changes changes={changes} tone="plain" />
      {undone && <p>A transaction was undone.</p>}
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
        <span class="side side-s">Cache</span>
        <span class="t3">{count(ended.length, 'tag')} expired</span>
      </h4>
      {ended.map((tag) => (
        <div key={tag} class="cache-row">
          <span class="tag">{tag}</span> expired
        </div>
      ))}
      <p>
        {hits + misses + writes === 0
          ? 'Nothing was read from it.'
          : `${count(hits, 'hit')}, ${misses} missed, ${count(writes, 'entry', 'entries')} made.`}
      </p>
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
