/** Owns colouring a file at build, by the grammar and the scopes that the editor uses. No page carries it. */
import tsx from '@shikijs/langs/tsx';
import { createHighlighterCore, type HighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import type { CodeLine, TokenClass } from './code-lines.ts';
import { tokenTheme } from './scopes.ts';

const classes: Readonly<Record<string, TokenClass>> = {
  'var(--code-keyword)': 'k',
  'var(--code-string)': 's',
  'var(--code-fn)': 'f',
  'var(--code-type)': 'ty',
  'var(--code-number)': 'n',
  'var(--code-comment)': 'c',
  'var(--text-2)': 'o',
};

let highlighter: Promise<HighlighterCore> | undefined;

/** @param code A module in TypeScript, with or without JSX. @returns Its lines, without an empty last one. */
export async function highlightedLines(code: string): Promise<CodeLine[]> {
  highlighter ??= createHighlighterCore({
    engine: createJavaScriptRegexEngine(),
    themes: [tokenTheme],
    langs: [tsx],
  });
  const lines = (await highlighter).codeToTokensBase(code.replace(/\n$/, ''), {
    lang: 'tsx',
    theme: tokenTheme.name,
  });
  return lines.map((tokens) => {
    const runs: [TokenClass, string][] = [];
    for (const { content, color = '' } of tokens) {
      const last = runs.at(-1);
      const name = classes[color] ?? '';
      // Space has no colour of its own, and fewer elements are drawn sooner.
      if (last && (last[0] === name || content.trim() === '')) last[1] += content;
      else runs.push([name, content]);
    }
    return runs;
  });
}
