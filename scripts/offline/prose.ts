/** Owns turning a lesson's prose into plain Markdown, to be read without the site. Pure. */

export interface Prose {
  /** Scene, flaw and task. */
  readonly before: string;
  /** What is told once all checks pass; empty if nothing is. */
  readonly after: string;
}

const CALLOUTS: Readonly<Record<string, string>> = {
  BrowserKnows: 'What the browser controls',
  ServerKnows: 'What the server knows',
};

const titleOf = (name: string, attributes: string): string =>
  /\btitle="([^"]*)"/.exec(attributes)?.[1] ?? CALLOUTS[name] ?? '';

const quoted = (text: string): string => text.trim().replace(/^/gm, '> ').replace(/^> $/gm, '>');

/** What stands outside of code blocks and inline code. */
const plain = (text: string): string =>
  text
    .replace(
      /<(BrowserKnows|ServerKnows)\b([^>]*)>([\s\S]*?)<\/\1>/g,
      (_, name: string, attributes: string, inner: string) =>
        `> **${titleOf(name, attributes)}**\n>\n${quoted(inner)}`,
    )
    .replace(/<(B|S)>([\s\S]*?)<\/\1>/g, '`$2`')
    .replace(/^<\/?[A-Z]\w*[^>]*>\s*$/gm, '')
    .replace(/^import .*$/gm, '')
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, '');

/** Every second piece is a block of code, which stays as it is. */
const toMarkdown = (mdx: string): string =>
  mdx
    .split(/(^```[\s\S]*?^```$)/m)
    .map((piece, index) => (index % 2 === 0 ? plain(piece) : piece))
    .join('')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** @param mdx The text of a `lesson.mdx`, with its front matter. */
export function readProse(mdx: string): Prose {
  const body = mdx.replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, '');
  const after = [...body.matchAll(/<AfterPass>([\s\S]*?)<\/AfterPass>/g)].map(([, inner = '']) => inner);
  return {
    before: toMarkdown(body.replace(/<AfterPass>[\s\S]*?<\/AfterPass>/g, '')),
    after: toMarkdown(after.join('\n\n')),
  };
}
