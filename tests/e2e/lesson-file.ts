/** Owns reading what the tests paste: files of the lesson that they do, "Someone else's order". */
import { readFile } from 'node:fs/promises';

/** @param path In the lesson's folder, such as `solution/actions/cancel-order.ts`. */
export const lessonFile = (path: string): Promise<string> =>
  readFile(new URL(`../../lessons/1-security/02-own-the-row/${path}`, import.meta.url), 'utf8');
