/** Owns reading the design's colours out of its tokens, for what draws itself and knows no CSS: the editor, the shell. */
import tokens from '../styles/tokens.css?raw';

/** @returns Gives a colour by its name in tokens.css, and throws where there is none of that name. */
export function tokenColors(type: 'light' | 'dark'): (name: string) => string {
  const pairs = new Map(
    [...tokens.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
      ([, name, light, dark]) => [name, type === 'light' ? light : dark],
    ),
  );
  return (name) => {
    const value = pairs.get(name);
    if (!value) throw new Error(`tokens.css has no colour --${name}.`);
    return value;
  };
}
