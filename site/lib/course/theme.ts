/** Owns which colours a course may set, what they may be, and the style sheet that sets them. Pure. */
import * as z from 'zod';

/** Names of tokens in site/styles/tokens.css, without their dashes: all that has a light and a dark colour. */
export const THEME_TOKENS = [
  'canvas',
  'surface',
  'raised',
  'sunken',
  'hover',
  'line',
  'line-strong',
  'line-control',
  'text',
  'text-2',
  'text-3',
  'ink',
  'ink-hover',
  'on-ink',
  'browser',
  'browser-solid',
  'browser-tint',
  'browser-line',
  'server',
  'server-solid',
  'server-tint',
  'server-line',
  'pass',
  'pass-tint',
  'pass-line',
  'fail',
  'fail-tint',
  'fail-line',
  'warn',
  'warn-tint',
  'warn-line',
  'tool',
  'tool-tint',
  'tool-line',
] as const;
export type ThemeToken = (typeof THEME_TOKENS)[number];

const colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, 'a colour of six hexadecimal digits, like #1e71d3')
  .describe('A colour, like #1e71d3.');
const bothSchemes = z
  .strictObject({
    light: colour.describe('By day.'),
    dark: colour.describe('By night.'),
  })
  .describe('The colour by day and by night.');

export const themeShape = z
  .partialRecord(z.enum(THEME_TOKENS), bothSchemes)
  .describe('Colours that differ from ours, by the name of their token in site/styles/tokens.css.');
export type Theme = z.infer<typeof themeShape>;

const entries = (theme: Theme) =>
  THEME_TOKENS.flatMap((token) => {
    const colours = theme[token];
    return colours ? [{ token, ...colours }] : [];
  });

/**
 * The style sheet that lays a theme over the tokens; empty if it has no colours. It is more specific than theirs, since
 * which of the two comes first in a page is the build's to say.
 */
export const themeStyles = (theme: Theme): string => {
  const rules = entries(theme).map(({ token, light, dark }) => `--${token}:light-dark(${light},${dark})`);
  return rules.length === 0 ? '' : `:root:root{${rules.join(';')}}`;
};

const SCHEMES = ['light', 'dark'] as const;
type Scheme = (typeof SCHEMES)[number];
type Palette = Readonly<Record<string, Readonly<Record<Scheme, string>>>>;

/** The colours of tokens.css by their names, for both schemes. */
export const paletteOf = (tokens: string): Palette =>
  Object.fromEntries(
    [...tokens.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
      ([, name = '', light = '', dark = '']) => [name, { light, dark }],
    ),
  );

/** What is read on what, and how much they must differ (WCAG 2.2, 1.4.3 and 1.4.11). */
const READ_ON: readonly (readonly [fore: ThemeToken, back: ThemeToken, least: number])[] = [
  ...(['text', 'text-2', 'text-3'] as const).flatMap((fore) =>
    (['canvas', 'surface', 'raised'] as const).map((back) => [fore, back, 4.5] as const),
  ),
  ['on-ink', 'ink', 4.5],
  ['on-ink', 'ink-hover', 4.5],
  ['line-control', 'surface', 3],
  ...(['browser', 'server', 'pass', 'fail', 'warn', 'tool'] as const).flatMap(
    (fore) =>
      [
        [fore, 'surface', 4.5],
        [fore, `${fore}-tint`, 4.5],
      ] as const,
  ),
];

const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** How much two colours differ in lightness, from 1 to 21. */
export const contrast = (a: string, b: string): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

export interface PaleColour {
  readonly token: ThemeToken;
  readonly scheme: Scheme;
  readonly on: ThemeToken;
  /** Rounded down to one decimal, so that what is told is never more than there is. */
  readonly contrast: number;
  readonly least: number;
}

/**
 * Pairs that a theme makes hard to read: only those of which it sets at least one.
 * @param tokens The text of tokens.css, for the colours that it leaves as they are.
 */
export function paleColours(theme: Theme, tokens: string): PaleColour[] {
  const palette = { ...paletteOf(tokens), ...theme };
  return READ_ON.flatMap(([fore, back, least]) => {
    if (!theme[fore] && !theme[back]) return [];
    return SCHEMES.flatMap((scheme) => {
      const [above, below] = [palette[fore]?.[scheme], palette[back]?.[scheme]];
      if (!above || !below) return [];
      const found = contrast(above, below);
      if (found >= least) return [];
      return [{ token: fore, scheme, on: back, contrast: Math.floor(found * 10) / 10, least }];
    });
  });
}
