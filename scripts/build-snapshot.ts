/** `node scripts/build-snapshot.ts [--force] [--json]`: the dependency snapshot that WebContainers mount. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { defaultCacheFolder } from './local-runtime/cache-folder.ts';
import { ensureSnapshot, type Snapshot } from './snapshot/ensure.ts';

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;

const table = ({ manifest, folder }: Snapshot, seconds: number): string => {
  const { bytes, mountedBytes, files, versions } = manifest;
  const rows: [string, string][] = [
    ['on the wire', megabytes(bytes)],
    ['mounted', megabytes(mountedBytes)],
    ['files', String(files)],
    ...Object.entries(versions),
    ['took', `${seconds.toFixed(1)} s`],
    ['folder', folder],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n');
};

/** Runs the command. Progress goes to stderr, so that `--json` leaves nothing but JSON on stdout. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { force: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  });
  const started = performance.now();
  let last = '';
  const snapshot = await ensureSnapshot({
    cacheFolder: defaultCacheFolder(),
    force: values.force,
    onProgress: ({ label }) => {
      if (label !== last) console.error(`${label} …`);
      last = label;
    },
  });
  const seconds = (performance.now() - started) / 1000;
  console.log(values.json ? JSON.stringify({ ...snapshot, seconds }, null, 2) : table(snapshot, seconds));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
