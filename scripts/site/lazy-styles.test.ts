import { expect, test } from 'vitest';
import { withoutSheets } from './lazy-styles.ts';

test('a page loses the sheets that are named, wherever the site lies, and keeps all others', () => {
  const link = (href: string): string => `<link rel="stylesheet" href="${href}">`;
  const [ours, monacos, longer] = [
    '/lab/_astro/Base.1.css',
    '/lab/_astro/monaco.2.css',
    '/_astro/x-monaco.2.css',
  ];
  const page = `<head>${link(ours)}\n${link(monacos)}${link('/_astro/monaco.2.css')}${link(longer)}</head>`;
  expect(withoutSheets(page, ['monaco.2.css'])).toBe(`<head>${link(ours)}\n${link(longer)}</head>`);
});
