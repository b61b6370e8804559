/** Owns where things lie in this repository. */
import { fileURLToPath } from 'node:url';

const inRoot = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const root = inRoot('');
export const distFolder = inRoot('dist');
export const templateFolder = inRoot('sandbox-template');
export const lessonsFolder = inRoot('lessons');
