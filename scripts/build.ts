/** `npm run build`: the static site in dist/, with the snapshot that WebContainers mount. Works on any static host. */
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultCacheFolder } from './local-runtime/cache-folder.ts';
import { buildSite } from './site/build.ts';
import { distFolder } from './site/paths.ts';
import { ensureSnapshot } from './snapshot/ensure.ts';

let last = '';
const { folder, manifest } = await ensureSnapshot({
  cacheFolder: defaultCacheFolder(),
  onProgress: ({ label }) => {
    if (label !== last) console.log(`${label} …`);
    last = label;
  },
});
await buildSite({ force: true });
await cp(folder, join(distFolder, 'sandbox'), { recursive: true });
console.log(
  `The site is in dist/. Its snapshot: ${(manifest.bytes / 1e6).toFixed(1)} MB, Next.js ${manifest.versions.next}.`,
);
