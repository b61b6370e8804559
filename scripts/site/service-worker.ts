/** Owns making the service worker of a built site: the worker's code, with the list of all that it keeps. */
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import type { Built, BuiltFile } from '../../site/offline/built.ts';
import { root } from './paths.ts';

/** The name that pages register (site/offline/page.ts). */
export const SERVICE_WORKER = 'service-worker.js';

/** What no learner's page asks for, what is of no use without a network, and what has a cache of its own (`sandbox/`). */
const NOT_KEPT = [
  SERVICE_WORKER,
  /^(_headers|vercel\.json|nginx\.conf\.example|404\.html)$/,
  /^(sandbox|downloads|pictures|verify)\//,
  /^data\/lessons\/[^/]+\/variants\.json$/,
  /^fonts\/.*\.txt$/,
];
/** Of scripts, only the editor's and the checks' are so large. */
const LARGE_BYTES = 100_000;

/** @param name A file's path in the built site, with slashes. @returns null if it is not kept. */
export function builtFile(name: string, contents: Uint8Array): BuiltFile | null {
  if (NOT_KEPT.some((not) => (typeof not === 'string' ? not === name : not.test(name)))) return null;
  return {
    path: name.replace(/(^|\/)index\.html$/, '$1'),
    hash: `sha256-${createHash('sha256').update(contents).digest('base64')}`,
    bytes: contents.byteLength,
    group: name.startsWith('data/') || contents.byteLength > LARGE_BYTES ? 'workbench' : 'pages',
  };
}

const listFiles = async (folder: string): Promise<BuiltFile[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const built = await Promise.all(
    files.map(async (file) => builtFile(relative(folder, file).replaceAll('\\', '/'), await readFile(file))),
  );
  return built.filter((file) => file !== null);
};

/**
 * Writes the service worker into a folder that holds everything else.
 * @param site Its pages carry the same build.
 */
export async function writeServiceWorker(folder: string, site: Pick<Built, 'build' | 'base'>): Promise<void> {
  const built: Built = { ...site, files: await listFiles(folder) };
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: {
      contents: `import { serve } from './site/offline/worker/main.ts';\nserve(${JSON.stringify(built)}, self);`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    write: false,
    logLevel: 'warning',
  });
  await writeFile(join(folder, SERVICE_WORKER), outputFiles[0]?.contents ?? '');
}
