/** Owns what a spare of a lesson's app is: the template as the site serves it, with a sandbox server that waits. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { type Files, sameContents } from '../../site/lib/files/files.ts';
import { isReadAtStart } from '../../site/lib/sandbox/client/mounted-files.ts';
import { encodeHandOver, WAIT_VARIABLE, waitingLine } from '../../site/lib/sandbox/hand-over.ts';
import type { SpareRecipe } from '../local-runtime/spare.ts';
import { distFolder } from './paths.ts';

const SCRIPT = '.lab/server.mjs';
const BUNDLER = { LAB_BUNDLER: 'turbopack' } as const;
const template = z.record(z.string(), z.string());

/** What a process that runs already cannot take over any more: its own code, and what Next reads when it starts. */
const isSettled = (path: string): boolean => isReadAtStart(path) || path.startsWith('.lab/');

const bytesOf = (contents: string | Uint8Array): Uint8Array =>
  typeof contents === 'string' ? new TextEncoder().encode(contents) : contents;

/** @param files The app that every lesson is laid over, with the sandbox server in it. */
export function spareRecipe(files: Files): SpareRecipe {
  const bytes = Object.fromEntries(
    Object.entries(files).map(([path, contents]) => [path, bytesOf(contents)] as const),
  );
  return {
    files: bytes,
    args: [SCRIPT],
    environment: (word) => ({ ...BUNDLER, [WAIT_VARIABLE]: word }),
    waitingLine,
    fits(mounted) {
      if (Object.keys(bytes).some((path) => !Object.hasOwn(mounted, path))) return false;
      return Object.entries(mounted).every(
        ([path, contents]) =>
          !isSettled(path) || (Object.hasOwn(bytes, path) && sameContents(bytes[path], bytesOf(contents))),
      );
    },
    handOver({ command, args, cwd, env }) {
      const isTheServer = command === 'node' && cwd === '.' && args.length === 1 && args[0] === SCRIPT;
      return isTheServer && env.LAB_BUNDLER === BUNDLER.LAB_BUNDLER ? encodeHandOver(env) : null;
    },
  };
}

/** Reads what the built site gives its pages as the template. @throws if there is no built site. */
export async function readSpareRecipe(folder = distFolder): Promise<SpareRecipe> {
  return spareRecipe(template.parse(JSON.parse(await readFile(join(folder, 'data/template.json'), 'utf8'))));
}
