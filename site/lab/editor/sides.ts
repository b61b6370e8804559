/** Owns saying on which side of the boundary a file lies, as far as it says so itself or Next says so for it. Pure. */
export type Side = 'browser' | 'server' | 'both';

/** The class of a code pane that shows a file of this side. */
export const sideClass: Readonly<Record<Side, string>> = { browser: 'at-b', server: 'at-s', both: '' };
/** The class of the mark beside such a file's name. */
export const sideMark: Readonly<Record<Side, string>> = { browser: 'dot-b', server: 'dot-s', both: 'dot-x' };

/** The directive of a module: a string statement before anything but comments. */
const DIRECTIVE = /^(?:\s|\/\/.*|\/\*[\s\S]*?\*\/)*(['"])use (client|server)\1/;
/** Folders of Stagedoor whose modules only ever run on the server. */
const SERVER_FOLDERS = /^(app|actions|auth|data|db)\/.*\.tsx?$|^(proxy|instrumentation)\.ts$/;

export function sideOf(path: string, text: string): Side {
  const directive = DIRECTIVE.exec(text)?.[2];
  if (directive) return directive === 'client' ? 'browser' : 'server';
  return SERVER_FOLDERS.test(path) ? 'server' : 'both';
}
