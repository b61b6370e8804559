/** Owns bundling the host's page with the client's own copy of Comlink, so that both ends speak the same dialect. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
// The package exports only its front door.
const comlink = fileURLToPath(
  new URL('../../../node_modules/@webcontainer/api/dist/vendor/index.js', import.meta.url),
);

/** @returns The page's script. */
export async function bundleHostPage(): Promise<string> {
  const contents = `
    import { Comlink } from ${JSON.stringify(comlink)};
    import { startHostPage } from './main.ts';
    startHostPage(Comlink);`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: here, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? '';
}
