/** Owns bundling what a test's own page runs in the browser. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** @param entry The page's first file. @returns one script. @throws what esbuild says is wrong. */
export async function bundlePage(entry: URL): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    write: false,
    logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? '';
}
