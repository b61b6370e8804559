/** Owns showing what changed: cells before and after, and the cache's tags. No change is a result, too. */
import * as texts from '#texts/checks.ts';
import { describeChange } from '../../lib/checks/describe.ts';
import type { RowChange } from '../../lib/sandbox/sandbox.ts';
import { Icon } from '../Icon.tsx';

/** Changes nobody wanted are marked, with the words around them saying why. */
export type Tone = 'bad' | 'plain';

export function Changes({ changes, tone }: { readonly changes: readonly RowChange[]; readonly tone: Tone }) {
  if (changes.length === 0) return <p class="diff-none">{texts.noNetChange}</p>;
  return (
    <div class="diff">
      {changes.flatMap(describeChange).map(({ path, before, after }) => (
        <div key={path} class="diff-row">
          <span class="path">{path}</span>
          {before === null ? <span class="was">{texts.none}</span> : <span class="was">{before}</span>}
          <Icon name="arrow" small class="arr" />
          <span class="vh">{texts.became}</span>
          <span class={`now ${tone === 'bad' ? 'bad' : ''}`}>{after ?? texts.gone}</span>
        </div>
      ))}
    </div>
  );
}

export function Tags({ tags }: { readonly tags: readonly string[] }) {
  return (
    <p class="tags">
      {tags.map((tag) => (
        <span key={tag} class="tag">
          {tag}
        </span>
      ))}{' '}
      {texts.cacheTagsExpired(tags.length)}
    </p>
  );
}
