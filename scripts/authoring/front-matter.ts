/** Owns reading the front matter of an .mdx file: its data, and on which line of the file each field stands. Pure. */
import { type ErrorCode, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';

export type FieldPath = readonly (string | number)[];

export interface FrontMatter {
  readonly data: unknown;
  /** The prose below it, with the lines above it left empty so that its lines keep their numbers. */
  readonly body: string;
  /** The line of a field, or of the nearest field around it that is there. */
  lineOf(path: FieldPath): number;
}

export interface YamlProblem {
  readonly line: number;
  /** The line as it stands in the file. */
  readonly came: string;
  readonly expected: string;
  readonly todo: string;
}

export type ReadFrontMatter =
  | { readonly kind: 'read'; readonly front: FrontMatter }
  | { readonly kind: 'none' }
  | { readonly kind: 'bad'; readonly problems: readonly YamlProblem[] };

const ADVICE = 'Mend the line. A text with a colon, a "#" or a quotation mark at its beginning needs quotes.';

/** What authors often do, where YAML's own words help little. */
const OFTEN: Readonly<Partial<Record<ErrorCode, Pick<YamlProblem, 'expected' | 'todo'>>>> = {
  DUPLICATE_KEY: { expected: 'each field and each name once', todo: 'Take one of the two away.' },
  TAB_AS_INDENT: { expected: 'spaces before the field', todo: 'Indent with spaces, not with a tab.' },
};

const FENCED = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/;

/** The text between the two lines of "---"; null if there is none. */
export const frontMatterText = (mdx: string): string | null => FENCED.exec(mdx)?.[1] ?? null;

/** Where a field begins in the YAML, as an offset: its key, or the entry of a list. */
const offsetOf = (root: unknown, path: FieldPath): number => {
  let node = root;
  let offset = 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair) return offset;
      offset = isNode(pair.key) ? (pair.key.range?.[0] ?? offset) : offset;
      node = pair.value;
    } else if (isSeq(node)) {
      const item = node.items[Number(step)];
      if (!isNode(item)) return offset;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else return offset;
  }
  return offset;
};

/** @param mdx The text of a `lesson.mdx` or `part.mdx`. */
export function readFrontMatter(mdx: string): ReadFrontMatter {
  const fenced = FENCED.exec(mdx);
  const text = fenced?.[1];
  if (!fenced || text === undefined) return { kind: 'none' };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  // The first line of the file is the fence.
  const lineAt = (offset: number): number => lines.linePos(Math.min(offset, text.length)).line + 1;
  if (document.errors.length > 0) {
    const source = mdx.split('\n');
    const problems = document.errors.map(({ code, message, pos: [at] }) => {
      const line = lineAt(at);
      const came = (source[line - 1] ?? '').trim();
      return {
        line,
        came,
        ...(OFTEN[code] ?? { expected: `YAML without this error: ${message}`, todo: ADVICE }),
      };
    });
    // What comes after the first in a line mostly comes of it.
    return {
      kind: 'bad',
      problems: [...new Map(problems.toReversed().map((each) => [each.line, each])).values()],
    };
  }
  const above = fenced[0].replace(/[^\n]/g, '');
  return {
    kind: 'read',
    front: {
      data: document.toJS(),
      body: above + mdx.slice(fenced[0].length),
      lineOf: (path) => lineAt(offsetOf(document.contents, path)),
    },
  };
}
