/**
 * `node scripts/build-snapshot.ts [--force] [--json]`: the dependency snapshot that WebContainers mount.
 * `--trace` builds nothing; it watches a server for files that the rules should keep. See snapshot/keep.ts.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { defaultCacheFolder } from './local-runtime/cache-folder.ts';
import { ensureSnapshot, type Snapshot } from './snapshot/ensure.ts';
import { traceReads } from './snapshot/trace.ts';

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
    options: {
      force: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      trace: { type: 'boolean', default: false },
    },
  });
  if (values.trace) {
    const { missing, read, kept } = await traceReads();
    console.log(`The server read ${read} files; the rules keep ${kept}. Read, but left out:`);
    console.log(missing.map((path) => `  ${path}`).join('\n') || '  nothing');
    return;
  }
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
