/** Owns compiling a playground's `checks.ts` with the compiler that the editor has in its worker anyway. */
import * as typescript from 'monaco-editor/languages/features/typescript/register';
import { OWN_CHECKS } from '../../lib/playground/from-edits.ts';
import type { CompileError } from '../../lib/sandbox/sandbox.ts';
import { loadMonaco } from '../editor/monaco.ts';

export type Compiled =
  | { readonly kind: 'compiled'; readonly module: string }
  | { readonly kind: 'wrong'; readonly errors: readonly CompileError[] };

let compiled = 0;

const wordsOf = (message: string | { readonly messageText: string }): string =>
  typeof message === 'string' ? message : message.messageText;

/** @returns an ES module; or what is wrong with the text's syntax. What it means is for the editor to say. */
export async function compileChecks(text: string): Promise<Compiled> {
  const monaco = await loadMonaco();
  // Of its own: the editor's may have been typed into since.
  compiled += 1;
  const uri = monaco.Uri.parse('file:///').with({ path: `/.lab/run-${compiled}/${OWN_CHECKS}` });
  const model = monaco.editor.createModel(text, 'typescript', uri);
  try {
    const client = await (await typescript.getTypeScriptWorker())(uri);
    const wrong = await client.getSyntacticDiagnostics(uri.toString());
    if (wrong.length > 0) {
      const errors = wrong.map(({ start = 0, messageText }) => {
        const { lineNumber, column } = model.getPositionAt(start);
        return { file: OWN_CHECKS, line: lineNumber, column, message: wordsOf(messageText) };
      });
      return { kind: 'wrong', errors };
    }
    const { outputFiles } = await client.getEmitOutput(uri.toString());
    return { kind: 'compiled', module: outputFiles[0]?.text ?? '' };
  } finally {
    model.dispose();
  }
}
