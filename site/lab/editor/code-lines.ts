/** Owns code as coloured lines: what the build makes of a file, and what is kept of it once the file was edited. Pure. */

/** What colours a token; the classes are those of code in components.css. None is the colour of text. */
export type TokenClass = 'k' | 's' | 'f' | 'ty' | 'n' | 'c' | 'o' | '';

/** A line as runs of one colour. */
export type CodeLine = readonly (readonly [TokenClass, string])[];

const textOf = (line: CodeLine): string => line.map(([, text]) => text).join('');

/**
 * A text in lines, coloured as far as its lines are among those that are coloured already: an edited file keeps its
 * colours wherever it was not edited, without a highlighter in the page.
 */
export function colouredLines(text: string, coloured: readonly CodeLine[]): CodeLine[] {
  const known = new Map(coloured.map((line) => [textOf(line), line]));
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => known.get(line) ?? [['', line]]);
}
