import { expect, test } from 'vitest';
import { lineDiff, mutantsOf, spread } from './mutants.ts';

/** What became of the lines of an action's body, by kind: the lines that are left or new. */
const changes = (body: string, kind: string): string[] => {
  const text = `export async function act(id: string) {\n${body}\n}\n`;
  return mutantsOf('a.ts', text)
    .filter((mutant) => mutant.kind === kind)
    .map((mutant) => mutant.text.slice(text.indexOf('\n') + 1, mutant.text.lastIndexOf('\n}')));
};

test('an await is dropped', () => {
  expect(changes('const session = await auth();', 'drops an await')).toEqual(['const session = auth();']);
});

test('each condition of a query is dropped in its turn, and the only one with its where', () => {
  const query = (where: string): string => `db.update(orders).set({ a: 1 })${where}.returning();`;
  expect(changes(query('.where(and(eq(o.id, id), eq(o.userId, me)))'), 'drops a condition')).toEqual([
    query('.where(and(eq(o.userId, me)))'),
    query('.where(and(eq(o.id, id)))'),
  ]);
  expect(changes(query('.where(eq(o.id, id))'), 'drops the only condition')).toEqual([query('')]);
});

test('a guard is dropped, its condition negated and halved, and it is put behind the write', () => {
  const guard = '  if (!session || session.over) return null;';
  const write = '  await db.insert(likes).values({ id });';
  const body = `${guard}\n${write}`;
  expect(changes(body, 'drops a guard')).toEqual([write]);
  expect(changes(body, 'negates a condition')).toEqual([
    `  if (!(!session || session.over)) return null;\n${write}`,
  ]);
  expect(changes(body, 'drops half of a condition')).toEqual([
    `  if (session.over) return null;\n${write}`,
    `  if (!session) return null;\n${write}`,
  ]);
  expect(changes(body, 'asks after the write')).toEqual([`${write}\n${guard}`]);
});

test('what the guard asks stays before the write where the write needs it, and where nothing is written', () => {
  const needs = '  if (!row) return null;\n  const row = await db.update(o).set({});';
  expect(changes(needs, 'asks after the write')).toEqual([]);
  expect(changes('  if (!a) throw new Error();\n  read();', 'asks after the write')).toEqual([]);
});

test('a revalidation is dropped or takes another tag, any other call is dropped', () => {
  expect(changes('updateTag(eventTag(id));\nawait pay(id);', 'drops a revalidation')).toEqual([
    'await pay(id);',
  ]);
  expect(changes('updateTag(eventTag(id));', 'takes another tag')).toEqual([
    ['updateTag(`$', '{eventTag(id)}-other`);'].join(''),
  ]);
  expect(changes('updateTag(eventTag(id));\nawait pay(id);', 'drops a call')).toEqual([
    'updateTag(eventTag(id));',
  ]);
});

test('a rule of a schema is dropped, and a comparison is another', () => {
  expect(changes('const s = z.string().trim().max(64);', 'drops a rule of the schema')).toEqual([
    'const s = z.string().trim();',
    'const s = z.string().max(64);',
  ]);
  expect(changes('list.max(64);', 'drops a rule of the schema')).toEqual([]);
  expect(changes('return a < b && a === 1;', 'compares otherwise')).toEqual([
    'return a <= b && a === 1;',
    'return a < b && a !== 1;',
  ]);
});

test('types and imports are left alone, no mutant comes twice, and each is well-formed', () => {
  const text = `import { a } from 'b';\ntype T = A extends B ? C : D;\nexport const x = () => <p>{a ? 1 : 2}</p>;\n`;
  expect(mutantsOf('a.tsx', text).map(({ kind, line }) => [kind, line])).toEqual([
    ['negates a condition', 3],
  ]);
  expect(mutantsOf('a.ts', 'export const x = a && a;')).toHaveLength(1);
});

test('the order takes one of each kind before a second of any', () => {
  const kinds = ['a', 'a', 'a', 'b', 'c', 'c'].map((kind, index) => ({ kind, index }));
  expect(spread(kinds).map(({ kind, index }) => `${kind}${index}`)).toEqual([
    'a0',
    'b3',
    'c4',
    'a1',
    'c5',
    'a2',
  ]);
});

test('a diff has the lines that differ with two around them, also where a line has moved far', () => {
  expect(lineDiff('1\n2\n3\n4\n5\n6', '1\n2\n3\nvier\n5\n6')).toBe(' 2\n 3\n-4\n+vier\n 5\n 6');
  expect(lineDiff('a\na\nb', 'a\nb')).toMatch(/^(-a\n a| a\n-a)\n b$/);
  expect(lineDiff('x\n1\n2\n3\n4\n5\n6', '1\n2\n3\n4\n5\nx\n6')).toBe('-x\n 1\n 2\n …\n 4\n 5\n+x\n 6');
});
