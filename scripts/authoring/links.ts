/** Owns whether the links in prose lead somewhere: to a page of the site, to a place in it, to nothing on the outside. Pure. */

import { nearest } from '../../site/lib/course/did-you-mean.ts';
import { withoutFences } from './fences.ts';

export interface Link {
  readonly target: string;
  readonly line: number;
}

export interface LinkFault extends Link {
  readonly expected: string;
  readonly todo: string;
}

/** Everything that can be linked to: pages by their addresses without a base, each with its places; null if they are not known. */
export type Pages = ReadonlyMap<string, ReadonlySet<string> | null>;

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

/** Prose without its code, with every line where it was. */
export const withoutCode = (body: string): string => withoutFences(body).replace(/`[^`\n]*`/g, blank);

/** Links written as Markdown, and as `href="…"`. */
export function linksOf(body: string): Link[] {
  const prose = withoutCode(body);
  return [...prose.matchAll(/\]\(\s*<?([^)>\s]+)>?[^)\n]*\)|\bhref="([^"]*)"/g)].map((match) => ({
    target: match[1] ?? match[2] ?? '',
    line: prose.slice(0, match.index).split('\n').length,
  }));
}

/** The places of a page that a link can name: its headings as GitHub makes ids of them, and ids given by hand. */
export function anchorsOf(body: string): Set<string> {
  const anchors = new Set([...withoutCode(body).matchAll(/\bid="([^"]+)"/g)].map(([, id = '']) => id));
  const prose = withoutFences(body);
  for (const [, heading = ''] of prose.matchAll(/^#{1,6}[ \t]+(.+?)[ \t#]*$/gm)) {
    const words = heading.replace(/<[^>]*>/g, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
    const slug = words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-');
    let free = slug;
    for (let count = 1; anchors.has(free); count++) free = `${slug}-${count}`;
    anchors.add(free);
  }
  return anchors;
}

const HERE = 'https://site.invalid';

/** Names what there is of the kind that the address has. */
const wantedPage = (pathname: string, pages: Pages): string => {
  const [kind = ''] = /^\/(lessons|parts)\//.exec(pathname) ?? [];
  const ofKind = [...pages.keys()].filter((page) => kind !== '' && page.startsWith(kind));
  return ofKind.length > 0
    ? `one of ${ofKind.join(' ')}`
    : 'a page of the site, such as /course/ or /lessons/own-the-row/, or an https:// address';
};

const faultOf = (link: Link, page: string, pages: Pages, files: readonly string[]): LinkFault | null => {
  const { target } = link;
  if (/^(https?|mailto):/.test(target)) return null;
  const { pathname, hash } = new URL(target, `${HERE}${page}`);
  const places = pages.get(pathname);
  if (places !== undefined) {
    const place = decodeURIComponent(hash.slice(1));
    if (places === null || place === '' || places.has(place)) return null;
    const expected = `a heading of that page: ${[...places].map((each) => `#${each}`).join(', ') || 'it has none'}`;
    return { ...link, expected, todo: 'Mend the part after "#", or take it away.' };
  }
  if (files.includes(target.replace(/^(\.?\/)+/, '')))
    return {
      ...link,
      expected: 'a page of the site; a file of the app has none',
      todo: `Write \`${target}\` in backticks, and name it under files so that it has a tab.`,
    };
  if (pages.has(`${pathname}/`))
    return { ...link, expected: `${pathname}/`, todo: 'Put a slash at its end.' };
  const near = nearest(pathname, [...pages.keys()], 3);
  return {
    ...link,
    expected: wantedPage(pathname, pages),
    todo: near === null ? 'Mend the address, or take the link away.' : `Did you mean ${near}?`,
  };
};

/**
 * @param body A lesson's or part's prose.
 * @param page Its own address, such as `/lessons/own-the-row/`.
 * @param files Paths of the app's files, which have no pages.
 */
export const linkFaults = (body: string, page: string, pages: Pages, files: readonly string[]): LinkFault[] =>
  linksOf(body).flatMap((link) => faultOf(link, page, pages, files) ?? []);

/** A path as the app has them, in code: between backticks, or in <B> or <S>. */
const FILE = /[`>]((?:app|actions|auth|components|data|db|lib|upstream)\/[^\s`<]+\.(?:tsx?|css))[`<]/g;

/**
 * Files that prose names and that are nowhere, where one that is there is called nearly so: it was renamed, or this is
 * misspelt. Prose may well name a file that somebody is still to make.
 */
export const fileNameFaults = (body: string, files: readonly string[]): LinkFault[] =>
  [...body.matchAll(FILE)].flatMap((match) => {
    const [, target = ''] = match;
    const near = files.includes(target) ? null : nearest(target, files, 2);
    if (near === null) return [];
    const line = body.slice(0, match.index).split('\n').length;
    return [{ target, line, expected: 'a file of the app', todo: `Did you mean ${near}?` }];
  });
