/**
 * `npm run build`: the static site in dist/, with the snapshot that WebContainers mount. Works on any static host.
 * Options: --course DIR, the folder of another course than ours; --base /lab/ (or LAB_BASE), the path under which the site
 * will lie; --site https://lab.example.com (or LAB_SITE), its host, with which pages name their address and get pictures for
 * links; --embedded-by "https://docs.example.com" (or LAB_EMBEDDED_BY), whose pages may show /embed/ in a frame.
 */
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { stopOnFaults } from './authoring/stop-on-faults.ts';
import { ensureCompiled } from './compiled-cache/ensure.ts';
import { openCourse } from './course/course.ts';
import { defaultCacheFolder } from './local-runtime/cache-folder.ts';
import { buildSite, parseBase, parseEmbeddedBy, parseSite } from './site/build.ts';
import { distFolder } from './site/paths.ts';

const { values } = parseArgs({
  options: {
    course: { type: 'string' },
    base: { type: 'string' },
    site: { type: 'string' },
    'embedded-by': { type: 'string' },
  },
});
const base = parseBase(values.base ?? process.env.LAB_BASE);
const site = parseSite(values.site ?? process.env.LAB_SITE);
const embeddedBy = parseEmbeddedBy(values['embedded-by'] ?? process.env.LAB_EMBEDDED_BY);

const course = await openCourse(values.course);
stopOnFaults(course);

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

let last = '';
const { folder, manifest } = await ensureCompiled({
  cacheFolder: defaultCacheFolder(),
  onProgress: ({ label }) => {
    if (label !== last) console.log(`${label} …`);
    last = label;
  },
});
await buildSite({ course, force: true, base, site, embeddedBy, folder: distFolder });
await cp(folder, join(distFolder, 'sandbox'), { recursive: true });
console.log(
  `The site is in dist/, to be served under ${site ?? ''}${base}. Its snapshot: ${megabytes(manifest.bytes)}, and ${megabytes(manifest.compiled?.bytes ?? 0)} compiled beforehand, Next.js ${manifest.versions.next}.`,
);
