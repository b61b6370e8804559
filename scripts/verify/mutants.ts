/**
 * Owns changing right code mechanically into code that is probably wrong, in the ways people forget things: an await, a
 * condition, a guard, a revalidation, the order of two lines. Pure; it knows syntax and nothing of types.
 */
import ts from 'typescript';

export interface Mutant {
  /** What was done, such as "drops a condition". */
  readonly kind: string;
  /** The line of the change in the original, counted from 1. */
  readonly line: number;
  /** The whole file, changed. */
  readonly text: string;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Found {
  readonly kind: string;
  readonly at: ts.Node;
  readonly edits: readonly Edit[];
}

/** Functions of next/cache that end what was cached, or have the page ask again. */
const REVALIDATIONS = new Set(['updateTag', 'revalidateTag', 'revalidatePath', 'refresh']);
const TAGGING = new Set(['updateTag', 'revalidateTag', 'cacheTag']);
/** Of zod: what narrows a schema, and can be left out without breaking it. */
const RULES = new Set([
  'trim',
  'min',
  'max',
  'length',
  'int',
  'positive',
  'nonnegative',
  'gte',
  'lte',
  'regex',
  'email',
  'uuid',
  'refine',
  'strict',
]);
const COMPARISONS: Readonly<Partial<Record<ts.SyntaxKind, string>>> = {
  [ts.SyntaxKind.LessThanToken]: '<=',
  [ts.SyntaxKind.LessThanEqualsToken]: '<',
  [ts.SyntaxKind.GreaterThanToken]: '>=',
  [ts.SyntaxKind.GreaterThanEqualsToken]: '>',
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: '!==',
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: '===',
};
/** Of Drizzle: what a query's conditions are joined with. */
const JOINS = new Set(['and', 'or']);
const WRITES = new Set(['update', 'insert', 'delete', 'transaction']);

const replace = (node: ts.Node, text: string): Edit => ({ start: node.getStart(), end: node.getEnd(), text });
const remove = (node: ts.Node): Edit => ({ start: node.getFullStart(), end: node.getEnd(), text: '' });

const calledName = (node: ts.Node): string | null => {
  if (!ts.isCallExpression(node)) return null;
  if (ts.isIdentifier(node.expression)) return node.expression.text;
  return ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : null;
};
const withoutAwait = (node: ts.Expression): ts.Expression =>
  ts.isAwaitExpression(node) ? node.expression : node;

/** What a chain of calls and properties begins with. */
const rootOf = (node: ts.Expression): ts.Expression =>
  ts.isCallExpression(node) || ts.isPropertyAccessExpression(node) ? rootOf(node.expression) : node;

const leaves = (statement: ts.Statement): boolean => {
  if (ts.isBlock(statement)) return statement.statements.some(leaves);
  if (ts.isExpressionStatement(statement)) {
    const name = calledName(withoutAwait(statement.expression));
    return ['redirect', 'notFound', 'unauthorized', 'forbidden'].includes(name ?? '');
  }
  return ts.isReturnStatement(statement) || ts.isThrowStatement(statement);
};

const isGuard = (node: ts.Node): node is ts.IfStatement =>
  ts.isIfStatement(node) && !node.elseStatement && leaves(node.thenStatement);

const writes = (node: ts.Node): boolean => {
  const isWrite =
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    WRITES.has(node.expression.name.text);
  return isWrite || ts.forEachChild(node, (child) => writes(child) || undefined) === true;
};

/** Names that a statement declares. */
const declared = (statement: ts.Statement): string[] => {
  const names: string[] = [];
  const note = (name: ts.BindingName): void => {
    if (ts.isIdentifier(name)) names.push(name.text);
    else for (const element of name.elements) if (ts.isBindingElement(element)) note(element.name);
  };
  if (ts.isVariableStatement(statement))
    for (const { name } of statement.declarationList.declarations) note(name);
  return names;
};
const uses = (node: ts.Node, names: readonly string[]): boolean =>
  (ts.isIdentifier(node) && names.includes(node.text)) ||
  ts.forEachChild(node, (child) => uses(child, names) || undefined) === true;

/** A guard that is put behind the first write after it, in the same block. */
const moved = (source: ts.SourceFile, guard: ts.IfStatement): Edit[] => {
  const { parent } = guard;
  if (!ts.isBlock(parent)) return [];
  const at = parent.statements.indexOf(guard);
  const write = parent.statements.slice(at + 1).find((statement) => writes(statement));
  if (!write) return [];
  const between = parent.statements.slice(at + 1, parent.statements.indexOf(write) + 1);
  // What is declared meanwhile must not be needed before it is there, and a return would leave nothing to move behind.
  if (between.some((statement) => ts.isReturnStatement(statement))) return [];
  if (uses(guard, between.flatMap(declared))) return [];
  const text = source.text.slice(guard.getFullStart(), guard.getEnd());
  return [remove(guard), { start: write.getEnd(), end: write.getEnd(), text }];
};

const dropFrom = (list: ts.NodeArray<ts.Expression>, index: number): Edit => {
  const rest = list.filter((_, each) => each !== index).map((each) => each.getText());
  return { start: list[0]?.getStart() ?? 0, end: list.at(-1)?.getEnd() ?? 0, text: rest.join(', ') };
};

const inCall = (node: ts.CallExpression): Found[] => {
  const name = calledName(node) ?? '';
  const found: Found[] = [];
  const { expression, arguments: args } = node;
  const [first] = args;
  if (JOINS.has(name) && ts.isIdentifier(expression) && args.length > 1)
    found.push(
      ...args.map((arg, index) => ({ kind: 'drops a condition', at: arg, edits: [dropFrom(args, index)] })),
    );
  if (ts.isPropertyAccessExpression(expression)) {
    const drop = [{ start: expression.expression.getEnd(), end: node.getEnd(), text: '' }];
    if (name === 'where' && first && !JOINS.has(calledName(first) ?? ''))
      found.push({ kind: 'drops the only condition', at: expression.name, edits: drop });
    const root = rootOf(expression.expression);
    if (RULES.has(name) && ts.isIdentifier(root) && root.text === 'z')
      found.push({ kind: 'drops a rule of the schema', at: expression.name, edits: drop });
  }
  if (TAGGING.has(name) && ts.isIdentifier(expression) && first)
    found.push({
      kind: 'takes another tag',
      at: first,
      edits: [replace(first, `\`\${${first.getText()}}-other\``)],
    });
  return found;
};

const inStatement = (source: ts.SourceFile, node: ts.Node): Found[] => {
  const found: Found[] = [];
  if (isGuard(node)) {
    found.push({ kind: 'drops a guard', at: node, edits: [remove(node)] });
    const edits = moved(source, node);
    if (edits.length > 0) found.push({ kind: 'asks after the write', at: node, edits });
  }
  if (ts.isIfStatement(node) || ts.isConditionalExpression(node)) {
    const condition = ts.isIfStatement(node) ? node.expression : node.condition;
    const edits = [replace(condition, `!(${condition.getText()})`)];
    found.push({ kind: 'negates a condition', at: condition, edits });
  }
  if (ts.isExpressionStatement(node)) {
    const call = withoutAwait(node.expression);
    const name = calledName(call);
    if (name !== null) {
      const kind = REVALIDATIONS.has(name) ? 'drops a revalidation' : 'drops a call';
      found.push({ kind, at: node, edits: [remove(node)] });
    }
  }
  return found;
};

const inExpression = (node: ts.Node): Found[] => {
  if (ts.isAwaitExpression(node))
    return [{ kind: 'drops an await', at: node, edits: [replace(node, node.expression.getText())] }];
  if (!ts.isBinaryExpression(node)) return [];
  const { left, right, operatorToken } = node;
  if ([ts.SyntaxKind.AmpersandAmpersandToken, ts.SyntaxKind.BarBarToken].includes(operatorToken.kind))
    return [right, left].map((kept) => ({
      kind: 'drops half of a condition',
      at: kept === left ? right : left,
      edits: [replace(node, kept.getText())],
    }));
  const other = COMPARISONS[operatorToken.kind];
  if (!other) return [];
  return [{ kind: 'compares otherwise', at: operatorToken, edits: [replace(operatorToken, other)] }];
};

const apply = (text: string, edits: readonly Edit[]): string =>
  edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((changed, { start, end, text: put }) => changed.slice(0, start) + put + changed.slice(end), text);

const parse = (file: string, text: string): ts.SourceFile =>
  ts.createSourceFile(
    file,
    text,
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );

/** Whether a file is written as TypeScript is; types are not looked at, as when the app runs. */
const isWellFormed = (file: string, text: string): boolean =>
  (ts.transpileModule(text, {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions: {
      jsx: ts.JsxEmit.Preserve,
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
    },
  }).diagnostics?.length ?? 0) === 0;

/**
 * Every mutant of one file that is still well-formed, none twice, in the order of the file.
 * @param file Its name, for what kind of code it holds.
 */
export function mutantsOf(file: string, text: string): Mutant[] {
  const source = parse(file, text);
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    found.push(...inStatement(source, node), ...inExpression(node));
    if (ts.isCallExpression(node)) found.push(...inCall(node));
    ts.forEachChild(node, visit);
  };
  visit(source);
  const seen = new Set([text]);
  return found
    .map(({ kind, at, edits }) => ({
      kind,
      line: source.getLineAndCharacterOfPosition(at.getStart()).line + 1,
      text: apply(text, edits),
    }))
    .filter((mutant) => {
      if (seen.has(mutant.text)) return false;
      seen.add(mutant.text);
      return isWellFormed(file, mutant.text);
    });
}

/** One of each kind, then a second of each, and so on: a limit cuts off the last of a kind and not a whole kind. */
export function spread<M extends Pick<Mutant, 'kind'>>(mutants: readonly M[]): M[] {
  const kinds = Map.groupBy(mutants, ({ kind }) => kind);
  const rounds = Math.max(0, ...[...kinds.values()].map((group) => group.length));
  return Array.from({ length: rounds }, (_, round) =>
    [...kinds.values()].flatMap((group) => group[round] ?? []),
  ).flat();
}

/** The lines of two texts in order, each marked as taken away, put in or left (the longest common subsequence). */
const markedLines = (a: readonly string[], b: readonly string[]): string[] => {
  const common = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = common[i];
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const lines: string[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push(` ${a[i]}`);
      i++;
      j++;
    } else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) lines.push(`-${a[i++]}`);
    else lines.push(`+${b[j++]}`);
  }
  return lines;
};

/** The lines that differ, as in a diff, with two lines around them; lines between that do not matter are left out. */
export function lineDiff(before: string, after: string): string {
  const lines = markedLines(before.split('\n'), after.split('\n'));
  const isNear = (index: number): boolean =>
    lines.slice(Math.max(0, index - 2), index + 3).some((line) => !line.startsWith(' '));
  return lines
    .flatMap((line, index) => {
      if (isNear(index)) return [line];
      return isNear(index - 1) && lines.slice(index).some((later) => !later.startsWith(' ')) ? [' …'] : [];
    })
    .join('\n');
}
