/** Owns finding a text in files: line by line, bounded, with what was left out counted. Pure. */

export interface FindQuery {
  readonly text: string;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
  readonly isExpression: boolean;
}

/** A piece of a line, marked if it is what was looked for. */
export interface LinePiece {
  readonly text: string;
  readonly isHit: boolean;
}

export interface FoundLine {
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly pieces: readonly LinePiece[];
}

export interface FoundFile {
  readonly path: string;
  readonly lines: readonly FoundLine[];
}

export type Found =
  | { readonly kind: 'nothing-asked' }
  | { readonly kind: 'bad-expression'; readonly why: string }
  | {
      readonly kind: 'found';
      readonly files: readonly FoundFile[];
      /** Lines that were found in all, and the files that they are in. */
      readonly lines: number;
      readonly inFiles: number;
      /** Lines that were found and are not among `files`. */
      readonly leftOut: number;
    };

/** More lines than these nobody reads. */
export const MOST_LINES = 200;
/** Letters of a line before what was found, and of the whole line. */
const BEFORE = 40;
const LONGEST_LINE = 180;

/** Letters of a name in code. */
const WORD = '[\\w$]';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What engines put before the part that says what is wrong. */
const reason = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/^Invalid regular expression: /, '');

const compiled = ({ text, matchCase, wholeWord, isExpression }: FindQuery): RegExp => {
  const flags = matchCase ? 'g' : 'gi';
  // By itself first: what stands around it must neither cure nor cause what is wrong with it.
  const plain = new RegExp(isExpression ? text : escaped(text), flags);
  return wholeWord ? new RegExp(`(?<!${WORD})(?:${plain.source})(?!${WORD})`, flags) : plain;
};

type Span = readonly [from: number, to: number];

const spansIn = (line: string, expression: RegExp): Span[] =>
  [...line.matchAll(expression)].flatMap(({ index, 0: { length } }): Span[] =>
    length > 0 ? [[index, index + length]] : [],
  );

/** The part of a line that is worth showing, in pieces. */
const piecesOf = (line: string, spans: readonly Span[]): LinePiece[] => {
  const indent = line.length - line.trimStart().length;
  const [first = 0] = spans[0] ?? [];
  const from =
    first - indent > BEFORE && line.length - indent > LONGEST_LINE ? first - BEFORE : Math.min(indent, first);
  const to = Math.min(line.length, from + LONGEST_LINE);
  const pieces: LinePiece[] = from > indent ? [{ text: '…', isHit: false }] : [];
  let done = from;
  const add = (end: number, isHit: boolean): void => {
    if (end > done) pieces.push({ text: line.slice(done, end), isHit });
    done = Math.max(done, end);
  };
  for (const [start, end] of spans) {
    add(Math.min(start, to), false);
    add(Math.min(end, to), true);
  }
  add(to, false);
  return to < line.length ? [...pieces, { text: '…', isHit: false }] : pieces;
};

/** @param files Paths and texts, in the order in which they are told. */
export function findInFiles(
  files: readonly (readonly [path: string, text: string])[],
  query: FindQuery,
): Found {
  if (query.text === '') return { kind: 'nothing-asked' };
  let expression: RegExp;
  try {
    expression = compiled(query);
  } catch (error) {
    return { kind: 'bad-expression', why: reason(error) };
  }
  let count = 0;
  let inFiles = 0;
  const found: FoundFile[] = [];
  for (const [path, text] of files) {
    const lines: FoundLine[] = [];
    const before = count;
    for (const [index, line] of text.split(/\r?\n/).entries()) {
      const spans = spansIn(line, expression);
      const [first] = spans;
      if (!first) continue;
      if (count < MOST_LINES)
        lines.push({ line: index + 1, column: first[0] + 1, pieces: piecesOf(line, spans) });
      count += 1;
    }
    if (count > before) inFiles += 1;
    if (lines.length > 0) found.push({ path, lines });
  }
  return { kind: 'found', files: found, lines: count, inFiles, leftOut: Math.max(0, count - MOST_LINES) };
}
