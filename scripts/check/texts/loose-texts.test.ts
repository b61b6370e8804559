import { expect, test } from 'vitest';
import { looseTexts } from './loose-texts.ts';

const textsOf = (name: string, source: string): string[] => looseTexts(name, source).map(({ text }) => text);

test('text between tags is found, with its line and its element', () => {
  expect(looseTexts('A.tsx', 'export const A = () => (\n  <p>\n    Two words\n  </p>\n);')).toEqual([
    { line: 3, text: 'Two words', element: 'p', kind: 'between-tags' },
  ]);
});

test('a single word is found between tags, in what is said, and in a choice between two', () => {
  const source = `const A = ({ on }) => <a title="go" aria-label={on ? 'off' : 'on'}>{on && 'yes'}</a>;`;
  expect(textsOf('A.tsx', source)).toEqual(['go', 'off', 'on', 'yes']);
});

test('the pieces of a template are found, but not what is put in', () => {
  expect(textsOf('a.ts', 'const a = (n: number) => `$' + '{n} files came`;')).toEqual(['files came']);
});

test('properties that are shown are found in plain code', () => {
  expect(
    textsOf('a.ts', `const tabs = [{ id: 'code', label: 'code' }, { id: 'app', title: 'App' }];`),
  ).toEqual(['code', 'App']);
});

test('a sentence is found in plain code, and so is a word with a capital', () => {
  expect(textsOf('a.ts', `say('nothing was sent'); say('Copied');`)).toEqual(['nothing was sent', 'Copied']);
});

test('symbols, numbers, classes, ids, links, styles and data are no texts', () => {
  const source = `const A = () => <a class="btn btn-s" id="Some id" href="/Some where/" data-x="Some data">× 1/2</a>;`;
  expect(textsOf('A.tsx', source)).toEqual([]);
});

test('code and keys are no texts', () => {
  expect(textsOf('A.tsx', 'const A = () => <p><code>npm start</code><kbd>Esc</kbd></p>;')).toEqual([]);
});

test('what is compared, imported, a type, a key or an error of ours is no text', () => {
  const source = `
    import x from 'Some where';
    type Key = 'Arrow Up';
    if (key === 'Enter' || words === \`the end of $\{x}\`) throw new Error(\`There is no $\{x}.\`);
    switch (key) { case 'Home': break; }
    const keys = { 'Page Up': 1 };
    keys['Page Up'];
  `;
  expect(textsOf('a.ts', source)).toEqual([]);
});

test('an error that a learner sees is a text', () => {
  expect(textsOf('a.ts', `throw new RuntimeError('denied', 'This page may not start it.');`)).toEqual([
    'This page may not start it.',
  ]);
});

test('a text from the catalogue is none that is loose', () => {
  expect(textsOf('A.tsx', 'const A = () => <p title={texts.title}>{texts.found(3)}</p>;')).toEqual([]);
});

const ASTRO = `---
/** Owns a page. */
const title = 'One lesson';
---

<!doctype html>
<!-- A comment is not read by anybody. -->
<Base {title} content="x" isOpen>
  <script is:inline type="application/json" id="data" set:html={carried} />
  {items.map(({ name }) => <li class:list={['one two', name]}>{name} here</li>)}
  <style>p { color: red }</style>
</Base>

<script>
  const said = 'Two words';
</script>
`;

test('Astro is read in all its parts: front matter, template and scripts', () => {
  expect(looseTexts('A.astro', ASTRO).map(({ line, text }) => [line, text])).toEqual([
    [3, 'One lesson'],
    [10, 'here'],
    [15, 'Two words'],
  ]);
});

test('what cannot be read is no file without texts', () => {
  expect(() => looseTexts('A.tsx', '<p>Two words')).toThrow(/A\.tsx:1 cannot be read/);
});
