/**
 * Owns a piece of a page as a value, so that one and the same report becomes a file and a part of a page. Texts are only ever
 * texts in it: nothing that somebody wrote can become markup, whoever draws it. Pure.
 */

export interface MarkupElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Markup[];
}
export type Markup = string | MarkupElement;

/** @param attributes Those that are null are left out. */
export const element = (
  tag: string,
  attributes: Readonly<Record<string, string | null>>,
  ...children: readonly Markup[]
): MarkupElement => ({
  tag,
  attributes: Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])),
  ),
  children,
});

/** One of the site's icons, which nobody is read. @param size Of its class; by default that of the text. */
export const icon = (name: string, size = ''): MarkupElement =>
  element(
    'svg',
    { class: `i ${size}`.trim(), 'aria-hidden': 'true' },
    element('use', { href: `#i-${name}` }),
  );

/** A text as HTML says it, in quotes too. */
export const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** Elements that have no end, such as `br`, are not drawn right; there is no need of them. */
export function toHtml(markup: Markup): string {
  if (typeof markup === 'string') return escaped(markup);
  const { tag, attributes, children } = markup;
  const given = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  return `<${tag}${given.join('')}>${children.map(toHtml).join('')}</${tag}>`;
}
