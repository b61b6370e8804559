/** Owns which files of a project's folder are no code of it, so that they are neither read nor judged. Pure. */

const FOLDERS = new Set([
  'node_modules',
  '.next',
  '.git',
  '.lab',
  '.vscode',
  '.idea',
  '.vercel',
  '.turbo',
  '__macosx',
]);
/** What npm, Next, Git and the system keep beside the code. A file with secrets stays where it is. */
const NAMES =
  /^(package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|pnpm-workspace\.yaml|bun\.lockb?|next-env\.d\.ts|readme\.md|licen[cs]e(\.(md|txt))?|\.gitignore|\.gitattributes|\.editorconfig|\.npmrc|\.nvmrc|\.ds_store|thumbs\.db|desktop\.ini|\.env(\..*)?)$/;

/** @param path From the project's folder on. */
export function isLeftOut(path: string): boolean {
  const segments = path.toLowerCase().split('/');
  const name = segments.at(-1) ?? '';
  return (
    segments.slice(0, -1).some((folder) => FOLDERS.has(folder)) ||
    NAMES.test(name) ||
    name.endsWith('.tsbuildinfo')
  );
}
