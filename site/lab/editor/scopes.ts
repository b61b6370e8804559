/**
 * Owns which design token colours which part of code: in the editor, in code that is coloured at build, and in prose.
 * Imported by astro.config.mjs as well, so it imports nothing.
 */

/** TextMate scopes by the token, without its dashes, that colours them. */
export const scopes: readonly (readonly [token: string, scope: string[]])[] = [
  ['code-comment', ['comment', 'punctuation.definition.comment']],
  ['code-string', ['string', 'punctuation.definition.string', 'constant.character.escape']],
  ['code-number', ['constant.numeric', 'constant.language', 'support.constant']],
  [
    'code-keyword',
    [
      'keyword',
      'storage',
      'variable.language',
      'entity.name.tag',
      'punctuation.definition.template-expression',
    ],
  ],
  ['code-fn', ['entity.name.function', 'support.function', 'entity.other.attribute-name']],
  [
    'code-type',
    [
      'entity.name.type',
      'support.type',
      'support.class',
      'entity.other.inherited-class',
      'entity.name.type.class',
    ],
  ],
  // Operators are quiet: the boundary's own marks must stay loudest.
  ['text-2', ['keyword.operator', 'punctuation', 'meta.brace', 'storage.type.function.arrow']],
  [
    'text',
    ['variable', 'meta.object-literal.key', 'support.class.component', 'keyword.operator.expression.none'],
  ],
];

/** A theme for Shiki whose colours are the tokens themselves, so that light and dark need one markup. */
export const tokenTheme = {
  name: 'lab-tokens',
  type: 'light' as const,
  fg: 'var(--text)',
  bg: 'var(--code-bg)',
  settings: scopes.map(([token, scope]) => ({ scope, settings: { foreground: `var(--${token})` } })),
};
