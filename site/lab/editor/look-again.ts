/**
 * Owns looking again at the other open files after one has changed: an import of what it exports may be wrong now, or
 * right at last. Monaco by itself looks only at the file that was typed into.
 */
import type { editor, IDisposable } from 'monaco-editor/editor';
import * as typescript from 'monaco-editor/languages/features/typescript/register';
import type { Models } from './models.ts';
import type { Monaco } from './monaco.ts';

/** Somebody still types. A little longer than Monaco waits for the file itself. */
const TYPING_PAUSE_MS = 700;
/** The name under which Monaco marks what the compiler says. */
const OWNER = 'typescript';

const { getTypeScriptWorker, typescriptDefaults } = typescript;
type Client = Awaited<ReturnType<Awaited<ReturnType<typeof getTypeScriptWorker>>>>;
type Diagnostic = Awaited<ReturnType<Client['getSemanticDiagnostics']>>[number];

const inWords = (message: Diagnostic['messageText']): string =>
  typeof message === 'string' ? message : message.messageText;

const toMarker = (monaco: Monaco, model: editor.ITextModel, found: Diagnostic): editor.IMarkerData => {
  const { start = 0, length = 1, messageText, category, code } = found;
  const [from, to] = [model.getPositionAt(start), model.getPositionAt(start + length)];
  const { Error: error, Warning: warning, Hint: hint } = monaco.MarkerSeverity;
  return {
    severity: category === 1 ? error : category === 0 ? warning : hint,
    message: inWords(messageText),
    code: String(code),
    startLineNumber: from.lineNumber,
    startColumn: from.column,
    endLineNumber: to.lineNumber,
    endColumn: to.column,
  };
};

const look = async (monaco: Monaco, model: editor.ITextModel): Promise<void> => {
  const version = model.getVersionId();
  const client = await (await getTypeScriptWorker())(model.uri);
  const uri = model.uri.toString();
  const found = [
    ...(await client.getSyntacticDiagnostics(uri)),
    ...(await client.getSemanticDiagnostics(uri)),
  ];
  // Monaco looks at what was typed meanwhile itself.
  if (model.isDisposed() || model.getVersionId() !== version) return;
  monaco.editor.setModelMarkers(
    model,
    OWNER,
    found.map((each) => toMarker(monaco, model, each)),
  );
};

/** Looks at all other open files when one has changed and nobody types any more. */
export function watchOtherFiles(monaco: Monaco, models: Models): IDisposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listening: IDisposable[] = [];
  const lookAt = async (changed: string): Promise<void> => {
    if (typescriptDefaults.getDiagnosticsOptions().noSemanticValidation) return;
    for (const [path, model] of models.all()) {
      if (path === changed || model.isDisposed() || model.getLanguageId() !== 'typescript') continue;
      // A worker that is taken down with its lesson answers nothing, and nobody waits for it.
      await look(monaco, model).catch(() => {});
    }
  };
  const watch = (path: string, model: editor.ITextModel): void => {
    listening.push(
      model.onDidChangeContent(() => {
        clearTimeout(timer);
        timer = setTimeout(() => void lookAt(path), TYPING_PAUSE_MS);
      }),
    );
  };
  for (const [path, model] of models.all()) watch(path, model);
  const stop = models.onOpened(watch);
  return {
    dispose() {
      clearTimeout(timer);
      stop();
      for (const each of listening) each.dispose();
    },
  };
}
