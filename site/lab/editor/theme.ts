/** Owns the editor's two colour themes, read from the design tokens so that they are said once. */
import { tokenColors } from '../token-colors.ts';
import { scopes } from './scopes.ts';

export interface EditorTheme {
  readonly name: 'lab-light' | 'lab-dark';
  readonly type: 'light' | 'dark';
  readonly colors: Record<string, string>;
  readonly tokenColors: { scope: string[]; settings: { foreground: string; fontStyle?: string } }[];
}

const themeOf = (type: 'light' | 'dark'): EditorTheme => {
  const color = tokenColors(type);
  return {
    name: `lab-${type}`,
    type,
    colors: {
      'editor.background': color('raised'),
      'editor.foreground': color('text'),
      'editorLineNumber.foreground': color('text-3'),
      'editorLineNumber.dimmedForeground': color('text-3'),
      'editorLineNumber.activeForeground': color('text'),
      'editor.lineHighlightBackground': color('code-line'),
      'editor.lineHighlightBorder': '#00000000',
      'editor.selectionBackground': `${color('browser-line')}80`,
      'editor.inactiveSelectionBackground': `${color('browser-line')}4d`,
      'editor.wordHighlightBackground': `${color('browser-line')}4d`,
      'editorCursor.foreground': color('text'),
      'editorIndentGuide.background1': color('line'),
      'editorIndentGuide.activeBackground1': color('line-strong'),
      'editorError.foreground': color('fail'),
      'editorWarning.foreground': color('warn'),
      'editorWidget.background': color('raised'),
      'editorWidget.border': color('line-strong'),
      'editorHoverWidget.background': color('raised'),
      'editorHoverWidget.border': color('line-strong'),
      'editorSuggestWidget.selectedBackground': color('hover'),
      'editorBracketMatch.background': color('hover'),
      'editorBracketMatch.border': color('line-control'),
      'list.hoverBackground': color('hover'),
      'scrollbar.shadow': '#00000000',
      'scrollbarSlider.background': `${color('line-control')}4d`,
      'scrollbarSlider.hoverBackground': `${color('line-control')}80`,
      'scrollbarSlider.activeBackground': `${color('line-control')}99`,
      focusBorder: color('browser-solid'),
    },
    tokenColors: scopes.map(([token, scope]) => ({ scope, settings: { foreground: color(token) } })),
  };
};

export const themes = { light: themeOf('light'), dark: themeOf('dark') };
