/** Owns the reference of the check API: Markdown made from the declarations and docstrings of `@lab/checks`. Pure. */
import ts from 'typescript';

/** What the reference has, in its order: declarations by their names, each in the file of site/lib/checks that has it. */
const CHAPTERS = [
  ['check.ts', ['check', 'checks', 'CheckContext']],
  ['user.ts', ['User', 'As']],
  ['actions.ts', ['ActionsPort', 'CallOptions', 'ReplayChanges', 'CapturedCall']],
  ['reply.ts', ['Reply', 'Chunk']],
  ['held-replies.ts', ['HeldReply']],
  ['page.ts', ['PagePort', 'OpenOptions', 'Trace']],
  ['page-locator.ts', ['Queries', 'ElementLocator']],
  ['page-plain.ts', ['PlainPage', 'PlainLocator', 'ClickOptions']],
  ['data.ts', ['DataPort', 'Diff', 'WriteFault']],
  ['held.ts', ['Held']],
  ['upstream.ts', ['UpstreamPort', 'UpstreamCall']],
  ['clock.ts', ['ClockPort', 'Span']],
  ['request.ts', ['RequestPort', 'RequestOptions']],
  ['cache.ts', ['CachePort']],
  ['expect.ts', ['expect', 'Matchers', 'ElementMatchers']],
  ['attempts.ts', ['expectAllRefused', 'Attempt', 'RefusalOptions', 'isAuditNote']],
] as const;

export const CHECK_API_FILES: readonly string[] = CHAPTERS.map(([file]) => file);

const HEAD = `# The check API

Made from the docstrings of \`site/lib/checks\` by \`npm run docs:checks\`; a test says when it is not current. What each port
is for, and the rules for fair checks, stand in [authoring.md](authoring.md#checks). A \`checks.ts\` imports all of this from
\`@lab/checks\`.
`;

/** What a docstring says, in one paragraph. */
const docOf = (node: ts.Node): string =>
  ts
    .getJSDocCommentsAndTags(node)
    .filter(ts.isJSDoc)
    .map((doc) => {
      const tags = (doc.tags ?? []).map((tag) => {
        const words = ts.getTextOfJSDocComment(tag.comment) ?? '';
        const what = ts.isJSDocParameterTag(tag) ? `\`${tag.name.getText()}\`: ${words}` : words;
        const label = { throws: 'Throws ', returns: 'Gives ' }[tag.tagName.text] ?? '';
        return `${label}${what}`;
      });
      return [ts.getTextOfJSDocComment(doc.comment) ?? '', ...tags].join(' ');
    })
    .join(' ')
    .replace(/\{@link (\w+)\}/g, '`$1`')
    .replace(/\s+/g, ' ')
    .trim();

const flat = (text: string): string => text.replace(/\s+/g, ' ').replace(/[;,]$/, '').trim();

/** A declaration without its body and modifiers that say nothing to a reader. */
const signatureOf = (node: ts.Node, source: ts.SourceFile): string => {
  const end =
    ts.isFunctionLike(node) && 'body' in node && node.body ? node.body.getStart(source) : node.getEnd();
  return flat(source.text.slice(node.getStart(source), end)).replace(/^(export |async |readonly |get )+/, '');
};

const isPrivate = (member: ts.ClassElement | ts.TypeElement): boolean =>
  ts.isConstructorDeclaration(member) || (member.name !== undefined && ts.isPrivateIdentifier(member.name));

const item = (signature: string, doc: string): string => `- \`${signature}\`${doc ? `  \n  ${doc}` : ''}`;

const members = (node: ts.InterfaceDeclaration | ts.ClassDeclaration, source: ts.SourceFile): string[] =>
  [...node.members]
    .filter((member) => !isPrivate(member))
    .map((member) => item(signatureOf(member, source), docOf(member)));

const section = (name: string, node: ts.Statement, source: ts.SourceFile): string => {
  const doc = docOf(node);
  const intro = doc ? [doc] : [];
  if (ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node)) {
    const bases = (node.heritageClauses ?? []).flatMap(({ types }) =>
      types.map((type) => flat(type.getText(source))),
    );
    const from = bases.length > 0 ? [`Has also what \`${bases.join('`, `')}\` has.`] : [];
    return [`### ${name}`, ...intro, ...from, members(node, source).join('\n')].join('\n\n');
  }
  if (ts.isVariableStatement(node)) {
    const [declaration] = node.declarationList.declarations;
    const value = declaration?.initializer;
    const text =
      value && ts.isArrowFunction(value)
        ? flat(source.text.slice(value.getStart(source), value.equalsGreaterThanToken.getStart(source)))
        : '';
    return [`### ${name}`, ...(text ? [`\`${name}${text}\``] : []), ...intro].join('\n\n');
  }
  return [`### ${name}`, `\`${signatureOf(node, source)}\``, ...intro].join('\n\n');
};

const nameOf = (node: ts.Statement): string | null => {
  if (ts.isVariableStatement(node)) return node.declarationList.declarations[0]?.name.getText() ?? null;
  return (ts.isInterfaceDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isTypeAliasDeclaration(node)) &&
    node.name
    ? node.name.text
    : null;
};

/**
 * @param texts The texts of {@link CHECK_API_FILES} by their names.
 * @throws if a declaration is not where the reference expects it: it was renamed, or moved.
 */
export function checkApiReference(texts: Readonly<Record<string, string>>): string {
  const sections = CHAPTERS.flatMap(([file, names]) => {
    const source = ts.createSourceFile(file, texts[file] ?? '', ts.ScriptTarget.Latest, true);
    return names.map((name) => {
      const node = source.statements.find((statement) => nameOf(statement) === name);
      if (!node) throw new Error(`${file} has no ${name}; mend the chapters in scripts/docs/check-api.ts.`);
      return section(name, node, source);
    });
  });
  return `${[HEAD.trim(), ...sections].join('\n\n')}\n`;
}
