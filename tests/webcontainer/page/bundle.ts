/** Owns bundling the test page as the site is bundled, by Vite: the adapter relies on the order of its modules. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** @returns Files by path, among them `page.js`. */
export async function bundleTestPage(): Promise<Map<string, string | Uint8Array>> {
  const result = await build({
    configFile: false,
    root: fileURLToPath(new URL('.', import.meta.url)),
    logLevel: 'warn',
    build: {
      write: false,
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: fileURLToPath(new URL('./main.ts', import.meta.url)),
        output: { entryFileNames: 'page.js' },
      },
    },
  });
  const outputs = [result].flat().flatMap((each) => ('output' in each ? each.output : []));
  return new Map(
    outputs.map((each) => [`/${each.fileName}`, each.type === 'chunk' ? each.code : each.source]),
  );
}
