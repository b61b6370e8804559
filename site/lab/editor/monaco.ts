/** Owns Monaco as this product sets it up: Shiki's TSX grammar instead of Monarch, and the design's themes. */
import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/definitions/typescript/register';
import tsx from '@shikijs/langs/tsx';
import { shikiToMonaco } from '@shikijs/monaco';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import TsWorker from 'monaco-editor/language/typescript/ts.worker?worker';
import { createHighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { isDark, onThemeChange } from '../../components/theme.ts';
import { themes } from './theme.ts';
import { setUpTypeScript } from './typescript.ts';

self.MonacoEnvironment = {
  getWorker: (_module: string, label: string) =>
    label === 'typescript' || label === 'javascript' ? new TsWorker() : new EditorWorker(),
};

/** The same to look at, and no TypeScript to the compiler: code that is shown beside the learner's. */
export const READING = 'typescript-to-read';

const setUpHighlighting = async (): Promise<void> => {
  const [grammar] = tsx;
  if (!grammar) throw new Error('Shiki ships no TSX grammar.');
  const highlighter = await createHighlighterCore({
    engine: createJavaScriptRegexEngine(),
    themes: [themes.light, themes.dark],
    langs: ['typescript', READING].map((name) => ({ ...grammar, name, aliases: [] })),
  });
  monaco.languages.register({ id: READING });
  // The very first line also compiles the grammar, which a busy machine does not do in the usual half second.
  shikiToMonaco(highlighter, monaco, { tokenizeTimeLimit: 5000 });
  const show = (): void => monaco.editor.setTheme(isDark() ? 'lab-dark' : 'lab-light');
  show();
  onThemeChange(show);
};

let ready: Promise<typeof monaco> | undefined;

/** Loads and sets up Monaco, once for a page. */
export const loadMonaco = (): Promise<typeof monaco> => {
  ready ??= (async () => {
    setUpTypeScript();
    // Monaco measures characters once; with the wrong font the cursor would stand beside the text.
    await Promise.all([setUpHighlighting(), document.fonts.load('13px "JetBrains Mono Variable"')]);
    return monaco;
  })();
  return ready;
};

export type Monaco = typeof monaco;
