/**
 * Owns bundling what runs inside the sandbox: the sandbox server and the preview agent, into the template's hidden,
 * uncommitted folder `.lab`. The site mounts that folder with the template.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { LOWERED, mendGenerators } from './snapshot/lower.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Writes `server.mjs`, `container.mjs` and `agent.js` into `sandbox-template/.lab`. @throws esbuild's error if one does not bundle. */
export async function buildSandbox(): Promise<void> {
  await mkdir(`${root}sandbox-template/.lab`, { recursive: true });
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
