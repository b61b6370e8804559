/** Owns a playground as a folder to take home: an ordinary Next.js project, with nothing of the lab in it. Pure. */
import { assertSafePath, type Files, overlayFiles } from '../../files/files.ts';
import type { PlaygroundCode } from '../code.ts';
import { withChanges } from '../foreign.ts';
import { appFiles } from './app-files.ts';
import { below, GIT_IGNORED, namedManifests, WORKSPACE } from './ordinary.ts';

const isSafe = (path: string): boolean => {
  try {
    return assertSafePath(path) === path;
  } catch {
    return false;
  }
};

export interface Project {
  readonly code: PlaygroundCode;
  /** Every file of the playground's base. */
  readonly base: Files;
  /** What it began from, in words: "the bare app". */
  readonly began: string;
  /** The template's own package-lock.json. */
  readonly lockfile: string;
}

/** The playground's name as a folder and npm take it: `my-idea`. */
export function folderName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\p{M}'’]/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 50)
    .replace(/-+$/, '');
  // Windows has no folder of some names, such as "con".
  return isSafe(plain) ? plain : plain === '' ? 'playground' : `${plain}-app`;
}

/** A name is somebody's text; in Markdown it must stay one line of it. */
const asText = (text: string): string =>
  text.replaceAll(/[\p{C}\s]+/gu, ' ').replaceAll(/[\\`*_{}[\]<>#|!]/g, '\\$&');

const codeOf = (path: string): string => `\`${path.replaceAll('`', '')}\``;

const changesInWords = ({ changes }: PlaygroundCode, base: Files): string => {
  const lines = Object.entries(changes)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, contents]) => {
      const what = contents === null ? 'deleted' : Object.hasOwn(base, path) ? 'changed' : 'new';
      return `- ${codeOf(path)} (${what})`;
    });
  return lines.length > 0 ? lines.join('\n') : 'Nothing was changed.';
};

const readme = ({ code, base, began }: Project): string => `# ${asText(code.name)}

A small ticket shop in Next.js, made in the playground of Server Actions Lab.

    npm install
    npm run dev

Then open http://localhost:3000. You need Node.js 22.12 or newer. Sign in as Ana or Ben, who buy tickets, or as Orla or
Otto, who each run a venue. All rows are made at the start and are gone when the server stops.

## What is different

It began from ${asText(began)}. Since then:

${changesInWords(code, base)}

## Where things are

| folder        | what it holds                                              |
| ------------- | ---------------------------------------------------------- |
| \`app/\`        | pages                                                      |
| \`components/\` | what pages are made of                                     |
| \`actions/\`    | Server Actions: everything that changes data               |
| \`data/\`       | everything that reads data                                 |
| \`auth/\`       | sessions, and who is asking                                |
| \`db/\`         | tables, the rows of the first day, an SQLite in memory     |
| \`upstream/\`   | other companies’ services, made up: mail, payments         |
`;

/**
 * Every file by its path from the project's folder.
 * @throws if the playground has no readable package.json.
 */
export function projectFiles(project: Project): Files {
  const { code, base, lockfile } = project;
  const app = withChanges(appFiles(base), code.changes);
  const manifests = namedManifests(String(app['package.json']), lockfile, {
    name: folderName(code.name),
    description: 'A small ticket shop in Next.js, made in the playground of Server Actions Lab.',
  });
  const beside = {
    'README.md': readme(project),
    'pnpm-workspace.yaml': WORKSPACE,
    '.gitignore': [...GIT_IGNORED, ''].join('\n'),
  };
  // What somebody wrote there is theirs, in whatever case: two such names are one file on some systems.
  const written = new Set(
    Object.entries(code.changes).flatMap(([path, contents]) =>
      contents === null ? [] : [path.toLowerCase()],
    ),
  );
  const ours = Object.entries(beside).filter(([path]) => !written.has(path.toLowerCase()));
  return overlayFiles(app, manifests, Object.fromEntries(ours));
}

/** The same, all of it in one folder that is named after the playground. */
export const projectFolder = (project: Project): Files =>
  below(folderName(project.code.name), projectFiles(project));
