import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { partGlyph } from '../../../site/components/part-glyph.ts';
import { drawingRules, lightColours } from './look.ts';

const tokens = ':root { --text: light-dark(#161d22, #e9eeef); --seam: 2px; --seam-color: var(--text); }';

test('a picture has the colours of the light theme', () => {
  expect([...lightColours(tokens)]).toEqual([['text', '#161d22']]);
});

test('rules of drawings come with colours for tokens, and others stay behind', () => {
  expect(
    drawingRules('.page { color: red } .g-line { stroke: var(--seam-color); } .foot { x: y }', tokens),
  ).toBe('.g-line { stroke: #161d22; }');
  expect(() => drawingRules('.g-line { stroke: var(--nothing); }', tokens)).toThrow('--nothing');
});

test('every class of a drawing has a rule in the site’s style sheets', () => {
  const read = (name: string): string => readFileSync(`site/styles/${name}.css`, 'utf8');
  const rules = drawingRules(read('pages') + read('components'), read('tokens'));
  const classes = ['security', 'revalidation', 'optimistic'].flatMap((part) =>
    [...partGlyph(part).matchAll(/class="([\w-]+)"/g)].map(([, name]) => name),
  );
  expect(classes.length).toBeGreaterThan(10);
  for (const name of classes) expect(rules).toContain(`.${name} {`);
});
