/** Owns the text of every lesson's files, as the data endpoints serve it. */
import { lessonIdOf } from '../../../lib/course/folders.ts';

/** Every file of every lesson's starter, solution, mistakes and alternatives, by its path from the project's root. */
export const sources = import.meta.glob<string>(
  '/lessons/*/*/{starter,solution,mistakes,alternatives}/**/*',
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
);

const lessonFiles = Object.keys(import.meta.glob('/lessons/*/*/lesson.mdx', { query: '?url' }));

/** The folder of each lesson, such as `/lessons/1-security/02-own-the-row`, by the lesson's id. */
export const lessonFolders: Readonly<Record<string, string>> = Object.fromEntries(
  lessonFiles.flatMap((path) => {
    const id = lessonIdOf(path);
    return id === null ? [] : [[id, path.slice(0, -'/lesson.mdx'.length)]];
  }),
);

const template = import.meta.glob<string>(
  '/sandbox-template/{*.ts,{app,actions,auth,components,data,db,lib,upstream}/**/*}',
  { query: '?raw', import: 'default' },
);

/** The text of a file of the template; null if there is none. */
export const templateFile = async (path: string): Promise<string | null> =>
  (await template[`/sandbox-template/${path}`]?.()) ?? null;
