/** Owns reading an Astro component as TypeScript: its template as TSX, its scripts on their own. Pure. */

interface AstroSource {
  /** Every line stands where it stood. */
  readonly template: string;
  readonly scripts: readonly { readonly code: string; readonly line: number }[];
}

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');
const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;

const FRONT_MATTER = /^---\n([\s\S]*?)\n---\n/;
const SCRIPT = /<script\b(?:[^>]*[^/>])?>([\s\S]*?)<\/script>/g;
const STYLE = /<style\b[^>]*>[\s\S]*?<\/style>/g;
const COMMENT = /<!--[\s\S]*?-->/g;
const DOCTYPE = /<!doctype[^>]*>/gi;
/** `<Base {title}>` is short for `<Base title={title}>`. */
const SHORTHAND = /(<[\w.]+(?:\s+[\w:-]+(?:=(?:"[^"]*"|\{[^}]*\}))?|\s+\{\w+\})*?\s+)\{(\w+)\}/g;

const spellOut = (template: string): string => {
  const once = template.replace(SHORTHAND, '$1$2={$2}');
  return once === template ? once : spellOut(once);
};

export function readAstro(text: string): AstroSource {
  const front = FRONT_MATTER.exec(text);
  const [whole = '', code = ''] = front ?? [];
  const markup = blank(whole) + text.slice(whole.length);
  const scripts = [...markup.matchAll(SCRIPT)].map((match) => ({
    code: match[1] ?? '',
    line: lineAt(text, match.index + match[0].indexOf('>') + 1),
  }));
  if (code) scripts.unshift({ code, line: 2 });
  const template = spellOut(
    [SCRIPT, STYLE, COMMENT, DOCTYPE].reduce((rest, pattern) => rest.replace(pattern, blank), markup),
  );
  return { template: `<>${template}</>`, scripts };
}
