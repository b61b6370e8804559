/**
 * Owns bundling what runs in a place of its own: the sandbox server and the preview agent, into the template's hidden,
 * uncommitted folder `.lab`, which the site mounts with the template; and the worker in which somebody's own checks run,
 * beside the site's data.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { LOWERED, mendGenerators } from './snapshot/lower.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Writes `server.mjs`, `container.mjs` and `agent.js` into `sandbox-template/.lab`, and `own-checks.js` into the site's public folder. @throws esbuild's error if one does not bundle. */
export async function buildSandbox(): Promise<void> {
  await mkdir(`${root}sandbox-template/.lab`, { recursive: true });
  await mkdir(`${root}site/public/data`, { recursive: true });
  await Promise.all([
    build({
      absWorkingDir: root,
      entryPoints: ['site/lib/sandbox/server/main.ts'],
      outfile: 'sandbox-template/.lab/server.mjs',
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node22',
      logLevel: 'warning',
    }),
    build({
      absWorkingDir: root,
      entryPoints: ['site/lib/sandbox/server/container.ts'],
      outfile: 'sandbox-template/.lab/container.mjs',
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node22',
      // The shim sees promises, and nothing of the engine's own await.
      supported: LOWERED,
      // Next leaves frames of node_modules out of what it shows the learner; the shim's are in every stack.
      footer: { js: '//# sourceURL=node_modules/server-actions-lab/container.mjs' },
      logLevel: 'warning',
      write: false,
    }).then(({ outputFiles }) =>
      Promise.all(outputFiles.map(({ path, text }) => writeFile(path, mendGenerators(text)))),
    ),
    build({
      absWorkingDir: root,
      entryPoints: ['site/lib/checks/isolated/worker.ts'],
      outfile: 'site/public/data/own-checks.js',
      bundle: true,
      platform: 'browser',
      format: 'iife',
      target: 'es2022',
      minify: true,
      // Pages without JavaScript are rendered in a document, and a worker has none.
      external: ['./page-plain.ts'],
      logLevel: 'warning',
    }),
    build({
      absWorkingDir: root,
      entryPoints: ['site/lib/preview/agent/main.ts'],
      outfile: 'sandbox-template/.lab/agent.js',
      bundle: true,
      platform: 'browser',
      format: 'iife',
      target: 'es2022',
      minify: true,
      logLevel: 'warning',
    }),
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildSandbox();
