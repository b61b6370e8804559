/** Owns turning what the search index finds into rows to choose from: grouped, in order, with the hits marked. Pure. */
import * as texts from '#texts/search.ts';

/** A piece of text, marked if it is what was searched for. */
export interface Segment {
  readonly text: string;
  readonly isHit: boolean;
}

export type Kind = 'lesson' | 'part' | 'playground' | 'glossary';

/** A place below a heading of a page that was found. */
export interface FoundSection {
  readonly title: string;
  readonly url: string;
  /** Escaped HTML in which hits are in `<mark>`. */
  readonly excerpt: string;
  /** The higher the better; of one page's sections. */
  readonly score: number;
  /** Null for what stands above the page's first heading. */
  readonly anchor: string | null;
}

export interface FoundPage {
  readonly url: string;
  readonly kind: Kind;
  readonly title: string;
  /** A lesson's short name, such as S2. */
  readonly code: string | null;
  readonly excerpt: string;
  readonly sections: readonly FoundSection[];
}

export interface Row {
  readonly href: string;
  readonly code: string | null;
  readonly title: readonly Segment[];
  /** The heading below which it was found. */
  readonly section: string | null;
  readonly excerpt: readonly Segment[];
}

export interface Group {
  readonly label: string;
  readonly rows: readonly Row[];
}

const MOST_TERMS = 6;

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
  '&nbsp;': ' ',
  '&amp;': '&',
};
const unescaped = (text: string): string =>
  text.replace(/&(?:lt|gt|quot|#39|#x27|nbsp|amp);/g, (entity) => entities[entity] ?? entity);

/** An excerpt as the index gives it, as text. Signs that the index keeps with a word are no part of the hit. */
export const excerptSegments = (html: string): Segment[] =>
  html
    .replace(/([^\p{L}\p{N}]+)<\/mark>/gu, '</mark>$1')
    .split(/(<mark>.*?<\/mark>)/s)
    .filter((piece) => piece !== '')
    .map((piece) => ({
      text: unescaped(piece.replace(/<\/?mark>/g, '')),
      isHit: piece.startsWith('<mark>'),
    }));

/** Without as many letters at the beginning. */
const withoutStart = (segments: readonly Segment[], length: number): Segment[] => {
  let left = length;
  return segments.flatMap((segment) => {
    const text = segment.text.slice(left);
    left = Math.max(0, left - segment.text.length);
    return text === '' ? [] : [{ ...segment, text }];
  });
};

/** An excerpt of what stands below a heading: without the heading, and with a sign if it begins within a sentence. */
const excerptBelow = (heading: string, html: string): Segment[] => {
  const segments = excerptSegments(html);
  const text = segments.map((segment) => segment.text).join('');
  if (text.startsWith(`${heading}. `)) return withoutStart(segments, heading.length + 2);
  return /^\p{Lu}/u.test(text) ? segments : [{ text: '… ', isHit: false }, ...segments];
};

const words = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
/** The words within a name: "revalidateTag" is "revalidate" and "Tag". */
const WITHIN_NAME = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u;

/** Marks the words of a title that begin with a word of the query, also those within a name. */
export function titleSegments(title: string, query: string): Segment[] {
  const wanted = words(query).flatMap((word) =>
    [word, ...word.split(WITHIN_NAME)].map((each) => each.toLowerCase()),
  );
  const isHit = (word: string): boolean => wanted.some((each) => word.toLowerCase().startsWith(each));
  return title
    .split(/([\p{L}\p{N}]+)/u)
    .flatMap((piece) => (isHit(piece) ? [piece] : piece.split(WITHIN_NAME)))
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: piece, isHit: isHit(piece) }));
}

const best = (sections: readonly FoundSection[]): FoundSection | undefined =>
  sections.toSorted((a, b) => b.score - a.score)[0];

const pageRow = (page: FoundPage, query: string): Row => {
  const section = best(page.sections);
  const isBelow = section !== undefined && section.anchor !== null;
  return {
    href: section?.url ?? page.url,
    code: page.code,
    title: titleSegments(page.title, query),
    section: isBelow ? section.title : null,
    excerpt: section ? excerptBelow(section.title, section.excerpt) : excerptSegments(page.excerpt),
  };
};

/** Whether a term is what somebody is about to type. */
const isMeant = (term: string, query: string): boolean =>
  term.toLowerCase().startsWith(query.trim().toLowerCase());

const termRows = (pages: readonly FoundPage[], query: string): { rows: Row[]; isMeant: boolean } => {
  const terms = pages
    .flatMap(({ sections }) => sections)
    .filter(({ anchor }) => anchor !== null)
    .toSorted(
      (a, b) => Number(isMeant(b.title, query)) - Number(isMeant(a.title, query)) || b.score - a.score,
    )
    .slice(0, MOST_TERMS);
  return {
    isMeant: terms[0] !== undefined && isMeant(terms[0].title, query),
    rows: terms.map(({ title, url, excerpt }) => ({
      href: url,
      code: null,
      title: titleSegments(title, query),
      section: null,
      excerpt: excerptBelow(title, excerpt),
    })),
  };
};

/** The index falls back on what begins like a word, and be it by one letter; what is meant begins with as many. */
const LEAST_LETTERS = 3;

/** Whether a hit of a page begins as a word of the query does. */
const isAbout = (page: FoundPage, query: string): boolean => {
  const beginnings = words(query).map((word) => word.toLowerCase().slice(0, LEAST_LETTERS));
  const hits = [page.excerpt, ...page.sections.map(({ excerpt }) => excerpt)]
    .flatMap(excerptSegments)
    .flatMap(({ text, isHit }) => (isHit ? words(text) : []));
  return hits
    .flatMap((hit) => [hit, ...hit.split(WITHIN_NAME)])
    .some((hit) => beginnings.some((beginning) => hit.toLowerCase().startsWith(beginning)));
};

/** @param pages The best first. @returns No group that is empty. Terms come first if one of them is what was typed. */
export function groupResults(pages: readonly FoundPage[], query: string): Group[] {
  const of = (kind: Kind): FoundPage[] => pages.filter((page) => page.kind === kind && isAbout(page, query));
  const terms = termRows(of('glossary'), query);
  const glossary = { label: texts.glossary, rows: terms.rows };
  const others = [
    { label: texts.lessons, rows: of('lesson').map((page) => pageRow(page, query)) },
    { label: texts.playground, rows: of('playground').map((page) => pageRow(page, query)) },
    { label: texts.parts, rows: of('part').map((page) => pageRow(page, query)) },
  ];
  const groups = terms.isMeant ? [glossary, ...others] : [...others, glossary];
  return groups.filter(({ rows }) => rows.length > 0);
}
