/** Owns asking the search index that the build makes (scripts/site/search-index.ts). Nothing of it is loaded before. */
import { siteHref } from '../../lab/site-href.ts';
import type { FoundPage, Kind } from './results.ts';

/** A page as Pagefind gives it, as far as it is used here. Its `meta` is what pages say in `data-pagefind-meta`. */
interface Fragment {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: { readonly title: string; readonly kind: Kind; readonly code?: string };
  readonly sub_results: readonly {
    readonly title: string;
    readonly url: string;
    readonly excerpt: string;
    /** The heading; not there for what stands above the first one. */
    readonly anchor?: object;
    readonly weighted_locations: readonly { readonly balanced_score: number }[];
  }[];
}

/** Pagefind, as far as it is used here. */
interface Pagefind {
  options(given: { baseUrl: string; excerptLength: number }): Promise<void>;
  init(): Promise<void>;
  search(query: string): Promise<{ results: readonly { data(): Promise<Fragment> }[] }>;
}

const MOST_PAGES = 12;
/** Words around a hit. */
const EXCERPT_WORDS = 18;

let pagefind: Promise<Pagefind> | undefined;

const load = async (): Promise<Pagefind> => {
  const address = siteHref('/pagefind/pagefind.js');
  const loaded: Pagefind = await import(/* @vite-ignore */ address);
  await loaded.options({ baseUrl: siteHref('/'), excerptLength: EXCERPT_WORDS });
  await loaded.init();
  return loaded;
};

/** The development server has no index: it is made from built pages. */
export const hasIndex = !import.meta.env.DEV;

const open = async (): Promise<Pagefind> => {
  pagefind ??= load();
  try {
    return await pagefind;
  } catch (error) {
    pagefind = undefined;
    throw error;
  }
};

/** Loads the index, once for a page. @throws if it cannot be loaded; the next call tries again. */
export const loadIndex = async (): Promise<void> => void (await open());

const toPage = ({ url, excerpt, meta, sub_results }: Fragment): FoundPage => ({
  url,
  excerpt,
  kind: meta.kind,
  title: meta.title,
  code: meta.code ?? null,
  sections: sub_results.map((section) => ({
    title: section.title,
    url: section.url,
    excerpt: section.excerpt,
    anchor: section.anchor ? section.url : null,
    score: section.weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0),
  })),
});

/** @returns The pages that have all words of the query, the best first. @throws if the index cannot be loaded. */
export async function searchPages(query: string): Promise<FoundPage[]> {
  const { results } = await (await open()).search(query);
  const pages = await Promise.all(results.slice(0, MOST_PAGES).map((result) => result.data()));
  return pages.map(toPage);
}
