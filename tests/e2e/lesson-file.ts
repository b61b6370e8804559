/** Owns reading what the tests paste: files of a lesson, by default of the one that most of them do, "Someone else's order". */
import { readFile } from 'node:fs/promises';

/** @param path In the lesson's folder, such as `solution/actions/cancel-order.ts`. */
export const lessonFile = (path: string, lesson = '1-security/02-own-the-row'): Promise<string> =>
  readFile(new URL(`../../lessons/${lesson}/${path}`, import.meta.url), 'utf8');
