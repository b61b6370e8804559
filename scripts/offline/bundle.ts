/** Owns bundling what checks a downloaded lesson: the program that `npm run check` starts, and the page that it opens. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import type { Files } from '../../site/lib/files/files.ts';
import { root } from '../site/paths.ts';
import { collectLicences } from './licences.ts';

const SHARED = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  metafile: true,
  write: false,
  logLevel: 'warning',
} as const satisfies BuildOptions;

interface Bundle {
  readonly text: string;
  readonly metafile: Metafile;
}

const run = async (options: BuildOptions): Promise<Bundle> => {
  const { outputFiles, metafile } = await build({ ...options, ...SHARED });
  const [output] = outputFiles;
  if (!output) throw new Error('esbuild gave nothing for the offline check.');
  return { text: output.text, metafile };
};

/** Not minified: learners may read what they run. */
const bundleProgram = (): Promise<Bundle> =>
  run({
    entryPoints: ['scripts/offline/check/main.ts'],
    outfile: 'main.mjs',
    platform: 'node',
    target: 'node22',
    // What ws would be faster with, if it were there.
    external: ['bufferutil', 'utf-8-validate'],
    // Some packages are CommonJS, and call require for Node's own modules.
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module';\nconst require = makeRequire(import.meta.url);",
    },
  });

const bundlePage = (lessonFolder: string): Promise<Bundle> =>
  run({
    stdin: {
      contents: `import checks from ${JSON.stringify(`${lessonFolder}/checks.ts`)};
import { judgeHere } from './scripts/offline/page/main.ts';
void judgeHere(checks);`,
      resolveDir: root,
      loader: 'ts',
    },
    outfile: 'page.js',
    platform: 'browser',
    target: 'es2022',
    alias: { '@lab/checks': './site/lib/checks/api.ts' },
    minify: true,
  });

const readHere = (path: string): Promise<string> =>
  readFile(fileURLToPath(new URL(path, import.meta.url)), 'utf8');

/**
 * Bundles what is the same for all lessons, once.
 * @returns Bundles the page of one lesson and gives everything that belongs in its `.lab/`, by path.
 */
export async function bundleCheck(): Promise<(lessonFolder: string) => Promise<Files>> {
  const program = await bundleProgram();
  const shared = {
    'check.mjs': await readHere('./check/check.mjs'),
    'main.mjs': program.text,
    'preload.cjs': await readHere('../local-runtime/preload.cjs'),
    'marked-processes.cjs': await readHere('../local-runtime/marked-processes.cjs'),
    'page/index.html': await readHere('./page/index.html'),
  };
  return async (lessonFolder) => {
    const page = await bundlePage(lessonFolder);
    return {
      ...shared,
      'page/page.js': page.text,
      'LICENSES.txt': await collectLicences([program.metafile, page.metafile]),
    };
  };
}
