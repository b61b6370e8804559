/** Owns telling blocks of code in Markdown from the prose around them. Pure. */

/** Between two fences, of which the second is indented like the first, and no shorter. */
const FENCED = /^( *)(```+|~~~+)[\s\S]*?^\1\2[`~]*[ \t]*$/gm;

export interface Piece {
  readonly text: string;
  readonly isCode: boolean;
}

/** The whole text in its order; a block of code comes with its fences. */
export function splitFences(markdown: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { 0: block, index } of markdown.matchAll(FENCED)) {
    pieces.push({ text: markdown.slice(at, index), isCode: false }, { text: block, isCode: true });
    at = index + block.length;
  }
  return [...pieces, { text: markdown.slice(at), isCode: false }];
}

/** The text without its blocks of code, with every line where it was. */
export const withoutFences = (markdown: string): string =>
  splitFences(markdown)
    .map(({ text, isCode }) => (isCode ? text.replace(/[^\n]/g, ' ') : text))
    .join('');
