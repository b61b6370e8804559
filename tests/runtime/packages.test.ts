/** Packages beside the template's: installed for the session whose app names them, and for no other. */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sandboxesFolder } from '../../scripts/local-runtime/cache-folder.ts';
import { ensureTemplate } from '../../scripts/local-runtime/template-store.ts';
import { rejection } from '../../site/lib/runtime/contract-tools.ts';
import type { Runtime } from '../../site/lib/runtime/runtime.ts';
import { type Fixture, makeTemplate, startService } from './service-fixture.ts';

let fixture: Fixture;
beforeEach(async () => {
  fixture = await startService();
});
afterEach(async () => {
  await fixture[Symbol.asyncDispose]();
});

/** What a process in the runtime prints that asks a package of one second. */
const ask = async (runtime: Runtime): Promise<string> => {
  await runtime.write(
    'ask.cjs',
    "try { console.log(require('ms')(1000)); } catch ({ code }) { console.log(code); }",
  );
  const process = await runtime.spawn('node', ['ask.cjs']);
  let text = '';
  for await (const chunk of process.output) text += chunk;
  return text.trim();
};

test('what an app names is there for it, and not for the next one', async () => {
  const labels: string[] = [];
  const runtime = await fixture.boot({
    packages: { ms: '2.1.3' },
    onProgress: ({ label }) => labels.push(label),
  });
  expect(runtime.packages).toEqual({ ms: '2.1.3' });
  expect(await ask(runtime)).toBe('1s');
  expect(labels).toContain('Installing the packages that were added, once');
  await runtime.dispose();

  const other = await fixture.boot();
  expect(other.packages).toEqual({});
  expect(await ask(other)).toBe('MODULE_NOT_FOUND');
  await other.dispose();

  // A second time nothing is installed.
  labels.length = 0;
  const again = await fixture.boot({
    packages: { ms: '2.1.3' },
    onProgress: ({ label }) => labels.push(label),
  });
  expect(await ask(again)).toBe('1s');
  expect(labels).toEqual(['Connecting to the local runtime']);
  await again.dispose();
});

test('a version that there is none of is told in npm’s words, with what to do, and leaves nothing', async () => {
  const error = await rejection(fixture.boot({ packages: { ms: '99.0.0' } }));
  expect(error).toMatchObject({ code: 'not-prepared' });
  expect(String(error)).toMatch(/cannot be installed[\s\S]*99\.0\.0[\s\S]*Take the package out/);
  await expect.poll(() => fixture.service.sessions()).toBe(0);
});

test.each([
  ['an address', { ms: 'https://example.com/ms.tgz' }],
  ['a folder', { ms: 'file:/etc' }],
  ['an option of npm', { '--prefix=/': '1.0.0' }],
])('%s is refused', async (_, packages) => {
  expect(String(await rejection(fixture.boot({ packages })))).toMatch(/open|packages|arguments/i);
});

test('npm is asked what to write for a tag, a version and a range', async () => {
  const runtime = await fixture.boot();
  expect(await runtime.findPackage('ms', '2.1.3')).toBe('2.1.3');
  expect(await runtime.findPackage('ms', '^2.0.0')).toBe('^2.0.0');
  expect(await runtime.findPackage('ms', 'latest')).toMatch(/^\d+\.\d+\.\d+$/);
  expect(String(await rejection(runtime.findPackage('ms', '99')))).toContain('npm has no version 99 of ms.');
  expect(String(await rejection(runtime.findPackage('no-such-package-of-anybody-9', 'latest')))).toContain(
    'npm has no package called no-such-package-of-anybody-9.',
  );
  await runtime.dispose();
});

test('npm is asked one question at a time, and not beyond the session', async () => {
  const runtime = await fixture.boot();
  const first = runtime.findPackage('ms', 'latest');
  expect(String(await rejection(runtime.findPackage('dayjs', 'latest')))).toContain('still being asked');
  expect(await first).toMatch(/^\d/);
  const cut = rejection(runtime.findPackage('ms', 'latest'));
  await runtime.dispose();
  expect(await cut).toBeInstanceOf(Error);
});

test('of the folders with added packages the last three stay, and whatever a session is in', async () => {
  const { cacheFolder } = fixture;
  const templateFolder = await makeTemplate();
  const make = async (version: string): Promise<string> =>
    await ensureTemplate({ templateFolder, cacheFolder, packages: { ms: version } });
  const bare = await ensureTemplate({ templateFolder, cacheFolder });
  const first = await make('2.0.0');
  const second = await make('2.1.0');
  await mkdir(join(sandboxesFolder(second), 'somebody'), { recursive: true });
  for (const version of ['2.1.1', '2.1.2', '2.1.3']) await make(version);
  const left = await readdir(cacheFolder);
  expect(left).toContain(basename(bare));
  expect(left).toContain(basename(second));
  expect(left).not.toContain(basename(first));
  await rm(templateFolder, { recursive: true, force: true });
});
