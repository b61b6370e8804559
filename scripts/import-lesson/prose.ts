/**
 * Owns turning the prose of a TutorialKit lesson into a lesson's prose here: callouts become quotations, code that is named
 * by its file is put in, and what Markdown allows and MDX does not is mended. What is lost on the way is told. Pure.
 */

import { splitFences, withoutFences } from '../authoring/fences.ts';

export interface ProseToImport {
  /** The text below the front matter. */
  readonly body: string;
  /** Markdown may have braces, comments and tags that are never closed; MDX may not. */
  readonly isMdx: boolean;
  /** Files of the lesson by their paths, with and without a solution. */
  readonly files: Readonly<Record<string, string>>;
  readonly solution: Readonly<Record<string, string>>;
}

export interface ImportedProse {
  readonly text: string;
  /** What was left out or changed, each as a sentence. */
  readonly notes: readonly string[];
}

const CALLOUTS: Readonly<Record<string, string>> = {
  tip: 'Tip',
  info: 'Info',
  warn: 'Warning',
  danger: 'Danger',
  success: 'Success',
};

const INLINE_CODE = /(`+[^`\n]+`+)/;

/** Changes what stands outside of inline code. */
const outsideCode = (text: string, change: (prose: string) => string): string =>
  text
    .split(INLINE_CODE)
    .map((piece, index) => (index % 2 === 0 ? change(piece) : piece))
    .join('');

const OPENED = /^( *)(:{3,})(\w+)(?:\[([^\]]*)\])?(?:\{([^}]*)\})?[ \t]*$/;

/** `:::tip{title="Foo"}` … `:::` becomes a quotation with the title in bold. Others than the five known ones stay as text. */
const withoutCallouts = (body: string, notes: Set<string>): string => {
  const out: string[] = [];
  let open: { readonly indent: string; readonly colons: string } | null = null;
  // As many lines as the body has, and those of code are blank.
  const prose = withoutFences(body).split('\n');
  for (const [index, line] of body.split('\n').entries()) {
    const isLiteral = line.trim() !== '' && prose[index]?.trim() === '';
    const [, indent = '', colons = '', kind = '', label, attributes = ''] =
      (isLiteral ? null : OPENED.exec(line)) ?? [];
    const name = CALLOUTS[kind];
    if (open) {
      const inner = line.startsWith(open.indent) ? line.slice(open.indent.length) : line;
      if (!isLiteral && inner.trimEnd() === open.colons) open = null;
      else out.push(`${open.indent}> ${inner}`.trimEnd());
    } else if (name) {
      const title =
        label ?? /\btitle=(?:"([^"]*)"|'([^']*)')/.exec(attributes)?.slice(1).find(Boolean) ?? name;
      const isBare = /\bhideTitle=true\b/.test(attributes);
      open = { indent, colons };
      if (!isBare) out.push(`${indent}> **${title}**`, `${indent}>`);
      notes.add('Callouts such as `:::tip` are quotations now, with their title in bold.');
    } else {
      if (kind) notes.add(`\`:::${kind}\` is no callout that is known, and stands in the prose as it was.`);
      out.push(line);
    }
  }
  return out.join('\n');
};

const extension = (path: string): string => /\.(\w+)$/.exec(path)?.[1] ?? 'text';

/** A block of code keeps its language and loses what only TutorialKit reads; one that names a file gets the file's text. */
const importBlock = (block: string, { files, solution }: ProseToImport, notes: Set<string>): string => {
  const [, indent = '', fence = '', info = ''] = /^( *)(```+|~~~+)(.*)/.exec(block) ?? [];
  const [, from, path] = /^(file|solution):\/?(\S+)/.exec(info.trim()) ?? [];
  if (from && path) {
    const text = from === 'file' ? files[path] : (solution[path] ?? files[path]);
    if (text === undefined)
      notes.add(`A block of code shows ${path}, which the lesson’s folder does not have: it is empty.`);
    const lines = (text ?? '').trimEnd().split('\n');
    return [`${fence}${extension(path)}`, ...lines, fence]
      .map((line) => `${indent}${line}`.trimEnd())
      .join('\n');
  }
  const [language = '', ...rest] = info.trim().split(/\s+/);
  if (rest.length > 0) notes.add('Titles, marked lines and the like of blocks of code are left out.');
  if (/\[!code [^\]]+\]/.test(block))
    notes.add('Comments such as `[!code ++]` still stand in blocks of code.');
  return block.replace(/^.*/, `${indent}${fence}${language}`);
};

const IMAGES = /!\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])|<img\b[^>]*>/g;

/** Pictures lie in places that the course does not have; their words stay. */
const withoutImages = (prose: string, notes: Set<string>): string =>
  prose.replace(IMAGES, (image, alt: string | undefined) => {
    const words = alt ?? /\balt="([^"]*)"/.exec(image)?.[1] ?? '';
    notes.add(`A picture is left out: ${image.replace(/\s+/g, ' ')}`);
    return words ? `*${words}*` : '';
  });

const TAG = /<(\/?)([A-Za-z][\w-]*)([^<>]*)>|</g;
const VOID = /^(?:br|hr|input|wbr)$/;
/** Of HTML what people write into prose. */
const ELEMENTS =
  /^(?:a|abbr|b|blockquote|br|cite|code|dd|del|details|div|dl|dt|em|h[1-6]|hr|i|input|ins|kbd|li|mark|ol|p|pre|q|s|samp|small|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul|var|wbr)$/;

/** `<br>` gets its end; what is no element, or one that is never closed, is text: `Promise<string>`. */
const closeTags = (prose: string, notes: Set<string>): string =>
  prose.replace(TAG, (tag, slash = '', name = '', rest = '') => {
    if (VOID.test(name)) return slash === '' ? `<${name}${rest.replace(/\s*\/?$/, '')} />` : '';
    const count = (pattern: string): number => prose.match(new RegExp(pattern, 'g'))?.length ?? 0;
    const isWhole = ELEMENTS.test(name) && count(`<${name}\\b`) === count(`</${name}\\s*>`);
    if (isWhole || /\/$/.test(rest)) return tag;
    notes.add(`An angle bracket is text now, since no element begins and ends there: ${tag}`);
    return `\\${tag}`;
  });

/** What only Markdown has: comments, braces, addresses in angle brackets, tags without an end. */
const asMdx = (prose: string, notes: Set<string>): string =>
  closeTags(
    prose
      .replace(/[ \t]*<!--[\s\S]*?-->/g, () => {
        notes.add('Comments are left out.');
        return '';
      })
      .replace(/<(https?:[^>\s]+)>/g, '[$1]($1)'),
    notes,
  ).replace(/[{}]/g, '\\$&');

/** Imports and components are those of another project. */
const withoutImports = (prose: string, notes: Set<string>): string =>
  prose.replace(/^import\s(?:[^;'"]*?\sfrom\s+)?['"][^'"\n]+['"];?[ \t]*$/gm, (statement) => {
    const line = statement.replace(/\s+/g, ' ').trim();
    notes.add(`An import is left out, and what it brought has to be replaced: ${line}`);
    return '';
  });

/** The page has the lesson's title above its prose. */
const withoutTitle = (body: string): string => body.replace(/^\s*# .*\n/, '');

/** @returns the prose, and what became of what could not be carried over. */
export function importProse(given: ProseToImport): ImportedProse {
  const notes = new Set<string>();
  const body = withoutTitle(given.body.replaceAll('\r\n', '\n'));
  const pieces = splitFences(body).map(({ text: piece, isCode }) => {
    if (isCode) return importBlock(piece, given, notes);
    return outsideCode(piece, (prose) => {
      const text = withoutImages(prose, notes);
      return given.isMdx ? withoutImports(text, notes) : asMdx(text, notes);
    });
  });
  // Last, since a callout may have code in it; and its attributes look like braces to be escaped.
  const text = withoutCallouts(
    pieces.join('').replace(/^( *:{3,}\w+(?:\[[^\]]*\])?)\\\{(.*)\\\}/gm, '$1{$2}'),
    notes,
  );
  return { text: text.replace(/\n{3,}/g, '\n\n').trim(), notes: [...notes] };
}
