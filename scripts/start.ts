/** `npm start`: the site with live sandboxes on this machine. Options: --course DIR, --port 4400, --runtime local|webcontainer, --no-open, --no-spare. */
import { parseArgs } from 'node:util';
import open from 'open';
import type { BootProgress } from '../site/lib/runtime/runtime.ts';
import { stopOnFaults } from './authoring/stop-on-faults.ts';
import { openCourse, siteFolderOf } from './course/course.ts';
import { defaultCacheFolder } from './local-runtime/cache-folder.ts';
import { installExitHandlers } from './local-runtime/exit-handlers.ts';
import { ensureTemplate } from './local-runtime/template-store.ts';
import { buildSite } from './site/build.ts';
import { templateFolder } from './site/paths.ts';
import { serveSite } from './site/server.ts';
import { readSpareRecipe } from './site/spare-recipe.ts';
import { ensureSnapshot } from './snapshot/ensure.ts';

const { values } = parseArgs({
  options: {
    course: { type: 'string' },
    port: { type: 'string', default: '4400' },
    runtime: { type: 'string' },
    open: { type: 'boolean', default: true },
    spare: { type: 'boolean', default: true },
    help: { type: 'boolean', default: false },
  },
  allowNegative: true,
});
if (values.help) {
  console.log(
    'npm start -- [--course DIR] [--port 4400] [--runtime local|webcontainer] [--no-open] [--no-spare]',
  );
  process.exit(0);
}
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`--port takes a number between 0 and 65535, not ${JSON.stringify(values.port)}.`);
  process.exit(1);
}

const { runtime } = values;
if (runtime !== undefined && runtime !== 'local' && runtime !== 'webcontainer') {
  console.error(`--runtime takes "local" or "webcontainer", not ${JSON.stringify(runtime)}.`);
  process.exit(1);
}

const course = await openCourse(values.course);
stopOnFaults(course);
const folder = siteFolderOf(course);
console.log('Building the site if anything changed (the first time takes about half a minute) …');
await buildSite({ course, quiet: true });
const site = await serveSite({ port, folder, log: (line) => console.log(line) }).catch((error: unknown) => {
  // No port is free: that is nothing for which anybody needs to see where in the code it was found.
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
installExitHandlers(site.runtime);
const actual = Number(new URL(site.origin).port);
if (port !== 0 && actual !== port) console.log(`Port ${port} is taken; using ${actual}.`);
const link = runtime === undefined ? site.url() : `${site.url()}&runtime=${runtime}`;
if (runtime === 'webcontainer') {
  console.log('Building the snapshot that the browser downloads, unless it is there …');
  await ensureSnapshot({ cacheFolder: defaultCacheFolder() });
}
console.log('Open this link (it carries the key to your local runtime):');
console.log(link);
console.log('Stop with Ctrl+C.');
if (process.platform !== 'linux')
  console.log(
    'On this system the memory and the processes of a lesson are not limited; SECURITY.md says more.',
  );
if (values.open) {
  // No browser to open is no reason to stop: the link is there.
  await open(link).catch(() => {});
}
// Done now so that the first lesson need not wait for it; a lesson opened meanwhile shows the same progress.
let isTold = false;
const onProgress = ({ label }: BootProgress): void => {
  if (!isTold) console.log(`${label} …`);
  isTold = true;
};
const makeReady = async (): Promise<void> => {
  await ensureTemplate({ templateFolder, cacheFolder: defaultCacheFolder(), onProgress });
  console.log("Stagedoor's packages are installed.");
  if (values.spare && runtime !== 'webcontainer') await site.runtime.keepSpare(await readSpareRecipe(folder));
};
makeReady().catch((error: unknown) => console.error(error instanceof Error ? error.message : error));
