// What is taken home is proven as its README says: unpacked, installed and started by npm alone.
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, onTestFinished, test } from 'vitest';
import { runNode } from '../../scripts/bench/next-dev.ts';
import { findNpm } from '../../scripts/local-runtime/npm.ts';
import { templateFolder } from '../../scripts/site/paths.ts';
import { readTemplateFiles } from '../../scripts/site/template-files.ts';
import { packZip } from '../../site/lib/files/pack-zip.ts';
import { projectFolder } from '../../site/lib/playground/project/take-home.ts';

const CHANGED = 'export default function Page() { return <h1>Taken home</h1>; }\n';

const zipOfPlayground = async (): Promise<Uint8Array> => {
  const files = Object.entries(await readTemplateFiles());
  const base = Object.fromEntries(files.map(([path, bytes]) => [path, Buffer.from(bytes).toString()]));
  const code = {
    name: 'My idea',
    base: { kind: 'template' },
    madeFor: null,
    changes: { 'app/mine/page.tsx': CHANGED },
    checks: null,
  } as const;
  const lockfile = await readFile(join(templateFolder, 'package-lock.json'), 'utf8');
  return packZip(projectFolder({ code, base, began: 'the bare app', lockfile }));
};

const unpack = async (zip: Uint8Array): Promise<string> => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'lab-take-home-')));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }));
  for (const [path, bytes] of Object.entries(unzipSync(zip))) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  return join(folder, 'my-idea');
};

/** As at home: nothing of this test's own settings. */
const AT_HOME = {
  NODE_ENV: undefined,
  NODE_OPTIONS: undefined,
  NEXT_TELEMETRY_DISABLED: '1',
  PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
};

test('a playground that was taken home installs and runs with plain npm, in a folder of its own', {
  timeout: 240_000,
}, async () => {
  const folder = await unpack(await zipOfPlayground());
  expect((await readdir(folder)).filter((name) => /lab|server-actions/.test(name))).toEqual([]);

  const install = runNode(folder, [findNpm(), 'install', '--prefer-offline'], AT_HOME);
  onTestFinished(() => install.end());
  expect(await install.ended, install.output()).toBe(0);

  const dev = runNode(folder, [findNpm(), 'run', 'dev', '--', '--port', '0'], AT_HOME);
  onTestFinished(() => dev.end());
  const address = await expect
    .poll(() => /http:\/\/localhost:\d+/.exec(dev.output())?.[0], { timeout: 60_000 })
    .toBeTruthy()
    .then(() => /http:\/\/localhost:\d+/.exec(dev.output())?.[0] ?? '');
  const mine = await fetch(`${address}/mine`);
  expect(await mine.text()).toContain('Taken home');
  expect(mine.status).toBe(200);
  const events = await fetch(`${address}/events`);
  expect(events.status, await events.text()).toBe(200);
});
