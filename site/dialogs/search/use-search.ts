/** Owns what a query has come to: nothing yet, rows to choose from, or why there are none. */
import { useEffect, useState } from 'preact/hooks';
import { type Group, groupResults } from './results.ts';
import { hasIndex, loadIndex, searchPages } from './search-index.ts';

export type Search =
  /** Nothing is asked for. */
  | { readonly kind: 'idle' }
  /** The development server has no index. */
  | { readonly kind: 'absent' }
  /** The answer is on its way; what was found for the query before stays until it is there. */
  | { readonly kind: 'found'; readonly query: string; readonly groups: readonly Group[] }
  | { readonly kind: 'failed' };

/** Typing pauses shorter than this ask nothing. */
const TYPING_PAUSE_MS = 90;

export function useSearch(query: string): Search {
  const [search, setSearch] = useState<Search>(hasIndex ? { kind: 'idle' } : { kind: 'absent' });
  const asked = query.trim();

  useEffect(() => {
    // By the first letter it is there. If it is not to be had, the first query says so.
    if (hasIndex) loadIndex().catch(() => {});
  }, []);

  useEffect(() => {
    if (!hasIndex) return;
    if (asked === '') return setSearch({ kind: 'idle' });
    let isOld = false;
    const timer = setTimeout(() => {
      searchPages(asked).then(
        (pages) => isOld || setSearch({ kind: 'found', query: asked, groups: groupResults(pages, asked) }),
        () => isOld || setSearch({ kind: 'failed' }),
      );
    }, TYPING_PAUSE_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [asked]);

  return search;
}
