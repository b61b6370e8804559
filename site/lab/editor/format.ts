/** Owns formatting a file on demand, with Prettier, which is fetched when somebody first asks for it. */
import type { IDisposable } from 'monaco-editor/editor';
import type { Monaco } from './monaco.ts';

/** As the course's own files are formatted. */
const STYLE = { parser: 'typescript', singleQuote: true, printWidth: 110 } as const;

const formatted = async (code: string): Promise<string> => {
  const [{ format }, typescript, estree] = await Promise.all([
    import('prettier/standalone'),
    import('prettier/plugins/typescript'),
    import('prettier/plugins/estree'),
  ]);
  return await format(code, { ...STYLE, plugins: [typescript.default, estree.default] });
};

/** Lets the editor's own command format whole files. Code with a syntax error stays as it is; the error is marked anyway. */
export const registerFormatter = (monaco: Monaco): IDisposable =>
  monaco.languages.registerDocumentFormattingEditProvider('typescript', {
    displayName: 'Prettier',
    async provideDocumentFormattingEdits(model) {
      const text = await formatted(model.getValue()).catch(() => null);
      return text === null ? [] : [{ range: model.getFullModelRange(), text }];
    },
  });
