/** Owns reading the app that every lesson is laid over, as it is mounted into a runtime. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Files } from '../../site/lib/files/files.ts';
import { templateFolder } from './paths.ts';

const NOT_THE_APP =
  /^(node_modules|\.next)\/|\.test\.ts$|\.tsbuildinfo$|^(README\.md|package-lock\.json|next-env\.d\.ts)$/;

/** Reads Stagedoor with the sandbox server beside it; run build-sandbox.ts first. */
export async function readTemplateFiles(): Promise<Files> {
  const entries = await readdir(templateFolder, { recursive: true, withFileTypes: true });
  const files: Record<string, Uint8Array> = {};
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(templateFolder, path).split(sep).join('/');
    if (!NOT_THE_APP.test(name)) files[name] = new Uint8Array(await readFile(path));
  }
  return files;
}
