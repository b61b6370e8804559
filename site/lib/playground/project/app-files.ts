/** Owns which files of the template are the app: neither the lab's hidden folder nor what was built or proven. Pure. */
import type { Files } from '../../files/files.ts';

const isAppFile = (path: string): boolean =>
  !path.startsWith('.lab/') && !/\.tsbuildinfo$|\.test\.tsx?$/.test(path);

/** The app alone. */
export const appFiles = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).filter(([path]) => isAppFile(path)));
