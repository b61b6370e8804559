/** Owns what the pictures take from the site's own style sheets: colours of the light theme, and rules of drawings. Pure. */

/** The light colours of the design tokens, by name and without the dashes. */
export function lightColours(tokens: string): ReadonlyMap<string, string> {
  return new Map(
    [...tokens.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}),/g)].map(([, name = '', colour = '']) => [
      name,
      colour,
    ]),
  );
}

/**
 * The rules that colour drawings, with every token as a colour, since a picture has no tokens.
 * @throws if a rule names a token that has no colour, directly or through another.
 */
export function drawingRules(styles: string, tokens: string): string {
  const colours = lightColours(tokens);
  const aliases = new Map(
    [...tokens.matchAll(/--([\w-]+): var\(--([\w-]+)\)/g)].map(([, name = '', other = '']) => [name, other]),
  );
  const colourOf = (name: string): string => {
    const colour = colours.get(name) ?? colours.get(aliases.get(name) ?? '');
    if (!colour) throw new Error(`tokens.css has no colour --${name}.`);
    return colour;
  };
  return [...styles.matchAll(/\.(?:g|fill)-\w+ \{[^}]*\}/g)]
    .map(([rule]) => rule.replace(/var\(--([\w-]+)\)/g, (_, name: string) => colourOf(name)))
    .join('\n');
}
