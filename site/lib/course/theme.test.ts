import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contrast, paleColours, paletteOf, THEME_TOKENS, themeShape, themeStyles } from './theme.ts';

const tokens = readFileSync('site/styles/tokens.css', 'utf8');

test('every colour that a course may set is a token of the style sheet, with a light and a dark colour', () => {
  expect([...THEME_TOKENS].sort()).toEqual(
    Object.keys(paletteOf(tokens))
      .filter((name) => !name.startsWith('code-'))
      .sort(),
  );
});

test('a name that is no token, and a value that is no colour, are refused', () => {
  const colours = { light: '#112233', dark: '#ddeeff' };
  expect(themeShape.safeParse({ browser: colours }).success).toBe(true);
  expect(themeShape.safeParse({ '--browser': colours }).success).toBe(false);
  for (const light of ['red', '#123', '#112233;}body{display:none', 'url(//x)', '#11223g'])
    expect(themeShape.safeParse({ browser: { ...colours, light } }).success, light).toBe(false);
});

test('a theme is laid over the tokens for both schemes, and none is nothing', () => {
  expect(themeStyles({ ink: { light: '#112233', dark: '#ddeeff' } })).toBe(
    ':root:root{--ink:light-dark(#112233,#ddeeff)}',
  );
  expect(themeStyles({})).toBe('');
});

test('contrast is that of the guidelines', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

test('our own colours are read well, and those that are not are told with what they stand on', () => {
  const ours = Object.fromEntries(
    Object.entries(paletteOf(tokens)).filter(([name]) => !name.startsWith('code-')),
  );
  expect(paleColours(themeShape.parse(ours), tokens)).toEqual([]);
  const pale = paleColours({ 'on-ink': { light: '#777777', dark: '#0e1216' } }, tokens);
  expect(pale).toContainEqual({ token: 'on-ink', scheme: 'light', on: 'ink', contrast: 3.6, least: 4.5 });
  expect(pale.every(({ scheme }) => scheme === 'light')).toBe(true);
});
