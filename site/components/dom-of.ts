/** Owns drawing a piece of a page that is given as a value. Nothing is parsed: a text is a text. */
import type { Markup } from '../lib/markup/markup.ts';

const SVG = 'http://www.w3.org/2000/svg';
const SVG_TAGS = new Set(['svg', 'path', 'use']);

export function domOf(markup: Markup): Node {
  if (typeof markup === 'string') return document.createTextNode(markup);
  const { tag, attributes, children } = markup;
  const element = SVG_TAGS.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.map(domOf));
  return element;
}
