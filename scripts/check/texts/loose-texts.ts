/**
 * Owns finding texts of the interface that stand in a component instead of in site/texts. It reads TypeScript, TSX and
 * Astro, and knows a text by where it stands (between tags, in a label) or by how it reads (a capital, words with a
 * space between them). What throws is for whoever mends the site, so the messages of bare errors are no texts.
 */
import ts from 'typescript';
import { readAstro } from './astro-source.ts';

export interface LooseText {
  readonly line: number;
  readonly text: string;
  /** The nearest element around it, or null in code. */
  readonly element: string | null;
  readonly kind: 'between-tags' | 'attribute' | 'code';
}

/** Somebody reads or hears what these say. */
const SAID = new Set([
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'title',
  'placeholder',
  'alt',
  'label',
]);
/** So do these properties of an object. */
const SAID_PROPERTIES = new Set(['label', 'title', 'words', 'ariaLabel', 'placeholder']);
/** What stands in these is code, or printed on a key. */
const CODE = new Set(['code', 'pre', 'kbd', 'samp']);
const LETTER = /\p{L}/u;
const CAPITAL_FIRST = /^[“‘"'(]?\p{Lu}[\p{Ll}’']+(?:[ ,.;:…?]|$)/u;
const WORDS = /\p{L}[\p{Ll}’']*[,.;:]? \p{L}/u;
const readsAsWords = (text: string): boolean => CAPITAL_FIRST.test(text.trim()) || WORDS.test(text);

const isError = (node: ts.Node): boolean =>
  ts.isNewExpression(node) &&
  ts.isIdentifier(node.expression) &&
  /^(Type|Range)?Error$/.test(node.expression.text);

const COMPARISONS = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.InKeyword,
]);
/** A name that the machine goes by: what is imported, compared, or a type. */
function isName(node: ts.Node): boolean {
  if (ts.isTemplateHead(node)) return isName(node.parent);
  if (ts.isTemplateMiddleOrTemplateTail(node)) return isName(node.parent.parent);
  const { parent } = node;
  return (
    ts.isImportDeclaration(parent) ||
    ts.isExportDeclaration(parent) ||
    ts.isExternalModuleReference(parent) ||
    ts.isLiteralTypeNode(parent) ||
    ts.isCaseClause(parent) ||
    ts.isElementAccessExpression(parent) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    (ts.isBinaryExpression(parent) && COMPARISONS.has(parent.operatorToken.kind))
  );
}

const nameOf = (attribute: ts.JsxAttribute): string => attribute.name.getText();
const isSilent = (attribute: string): boolean =>
  /^(?:class|style|data-)|class$|class:list|aria-keyshortcuts|^(?:id|key|d|href|viewBox)$/i.test(attribute);

interface Place {
  readonly element: string | null;
  /** Null between tags. */
  readonly attribute: string | null;
  /** In an expression between tags, or in one of a said attribute: whatever it comes to is read. */
  readonly isShown: boolean;
}

/** The loose texts of one source. @throws if it cannot be parsed, since it would pass unread. */
function looseIn(source: ts.SourceFile, firstLine: number): LooseText[] {
  const found: LooseText[] = [];
  const add = (node: ts.Node, text: string, place: Place, kind: LooseText['kind']): void => {
    const at =
      node.getStart(source) + (ts.isJsxText(node) ? node.text.length - node.text.trimStart().length : 0);
    const line = source.getLineAndCharacterOfPosition(at).line + firstLine;
    found.push({ line, text: text.replace(/\s+/g, ' ').trim(), element: place.element, kind });
  };
  const visit = (node: ts.Node, place: Place): void => {
    if (isError(node) || ts.isTypeNode(node) || (place.element !== null && CODE.has(place.element))) return;
    if (ts.isJsxText(node)) {
      if (LETTER.test(node.text)) add(node, node.text, place, 'between-tags');
      return;
    }
    if (ts.isJsxAttribute(node)) {
      const attribute = nameOf(node);
      if (isSilent(attribute) || !node.initializer) return;
      visit(node.initializer, { ...place, attribute, isShown: SAID.has(attribute) });
      return;
    }
    if (ts.isJsxOpeningLikeElement(node)) {
      const inside = { ...place, element: node.tagName.getText(source) };
      ts.forEachChild(node, (child) => visit(child, inside));
      return;
    }
    if (ts.isJsxElement(node)) {
      const element = node.openingElement.tagName.getText(source);
      visit(node.openingElement, place);
      for (const child of node.children) visit(child, { element, attribute: null, isShown: true });
      return;
    }
    if (ts.isPropertyAssignment(node) && SAID_PROPERTIES.has(node.name.getText(source))) {
      visit(node.initializer, { ...place, isShown: true });
      return;
    }
    if (ts.isFunctionLike(node) || ts.isCallExpression(node)) {
      const inside = { ...place, isShown: false };
      ts.forEachChild(node, (child) => visit(child, inside));
      return;
    }
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      const isText = place.isShown ? LETTER.test(node.text) : readsAsWords(node.text);
      if (isText && !isName(node))
        add(node, node.text, place, place.attribute === null ? 'code' : 'attribute');
      return;
    }
    ts.forEachChild(node, (child) => visit(child, place));
  };
  visit(source, { element: null, attribute: null, isShown: false });
  return found;
}

function parse(name: string, text: string, kind: ts.ScriptKind): ts.SourceFile {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, true, kind);
  const [fault] =
    'parseDiagnostics' in source && Array.isArray(source.parseDiagnostics) ? source.parseDiagnostics : [];
  if (!fault) return source;
  const { line } = source.getLineAndCharacterOfPosition(fault.start);
  throw new Error(
    `${name}:${line + 1} cannot be read: ${ts.flattenDiagnosticMessageText(fault.messageText, ' ')}`,
  );
}

/**
 * @param name The file's name; its ending says how it is read (.ts, .tsx or .astro).
 * @throws if it cannot be parsed.
 */
export function looseTexts(name: string, text: string): LooseText[] {
  if (!name.endsWith('.astro'))
    return looseIn(parse(name, text, name.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS), 1);
  const { template, scripts } = readAstro(text);
  return [
    ...looseIn(parse(name, template, ts.ScriptKind.TSX), 1),
    ...scripts.flatMap(({ code, line }) => looseIn(parse(name, code, ts.ScriptKind.TS), line)),
  ].sort((a, b) => a.line - b.line);
}
