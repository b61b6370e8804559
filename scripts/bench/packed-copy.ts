/** Owns a copy of the built site with its texts in brotli beside them, as a host sends them over a line. */
import { cp, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { removeFolder } from '../local-runtime/owned-folders.ts';
import { distFolder } from '../site/paths.ts';

const TEXTS = new Set(['.css', '.html', '.js', '.json', '.svg']);
/** What hosts do while somebody waits. */
const QUALITY = 5;
const pack = promisify(brotliCompress);

export interface PackedCopy extends AsyncDisposable {
  readonly folder: string;
}

/** Copies the site, which must have been built. Nothing is packed again until the copy is disposed of. */
export async function makePackedCopy(): Promise<PackedCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'server-actions-lab-packed-'));
  await cp(distFolder, folder, { recursive: true });
  for (const name of await readdir(folder, { recursive: true })) {
    if (!TEXTS.has(extname(name))) continue;
    const path = join(folder, name);
    const options = { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } };
    await writeFile(`${path}.br`, await pack(await readFile(path), options));
  }
  return { folder, [Symbol.asyncDispose]: () => removeFolder(folder) };
}
