/** Owns the servers that are attacked: the real site server with its runtime, and two sandboxes. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nativeGround } from '../../scripts/local-runtime/ground.ts';
import { type SiteServer, serveSite } from '../../scripts/site/server.ts';
import { bundlePage } from '../bundle-page.ts';
import { makeTemplate } from '../runtime/service-fixture.ts';
import { type App, openApp } from './app.ts';

export interface AttackedServers extends AsyncDisposable {
  readonly site: SiteServer;
  /** The secret of this start; an attacker who has it is still not let in. */
  readonly key: string;
  readonly app: App;
  /** Somebody else's. */
  readonly other: App;
}

const makeSite = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'lab-attacked-'));
  await writeFile(
    join(folder, 'index.html'),
    '<!doctype html><title>lab</title><body><script src="/lab.js"></script>',
  );
  await writeFile(join(folder, 'lab.js'), await bundlePage(new URL('./page/main.ts', import.meta.url)));
  await writeFile(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  await writeFile(join(folder, 'style.css'), 'body { color: red }');
  return folder;
};

export async function openServers(): Promise<AttackedServers> {
  await using ends = new AsyncDisposableStack();
  const folders = { site: await makeSite(), cache: await mkdtemp(join(tmpdir(), 'lab-cache-')) };
  const templateFolder = await makeTemplate();
  ends.defer(async () => {
    for (const folder of [...Object.values(folders), templateFolder])
      await rm(folder, { recursive: true, force: true });
  });
  const site = await serveSite({
    port: 0,
    folder: folders.site,
    ground: nativeGround({ templateFolder, cacheFolder: folders.cache }),
  });
  ends.defer(() => site.close());
  const [app, other] = [await openApp(site.origin), await openApp(site.origin)];
  const key = new URL(site.url()).hash.slice('#key='.length);
  const all = ends.move();
  return { site, key, app, other, [Symbol.asyncDispose]: () => all.disposeAsync() };
}
