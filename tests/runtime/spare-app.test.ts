/** A lesson's app, with Next, that goes on from a spare: it is the lesson's app in everything but the start. */
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { expect, test, vi } from 'vitest';
import { buildSandbox } from '../../scripts/build-sandbox.ts';
import { onlyOnce } from '../../scripts/local-runtime/idle.ts';
import { attachLocalRuntime } from '../../scripts/local-runtime/service.ts';
import { templateFolder } from '../../scripts/site/paths.ts';
import { spareRecipe } from '../../scripts/site/spare-recipe.ts';
import { readTemplateFiles } from '../../scripts/site/template-files.ts';
import type { Files } from '../../site/lib/files/files.ts';
import { until } from '../../site/lib/runtime/contract-tools.ts';
import { createSandbox, type Sandbox } from '../../site/lib/sandbox/client/sandbox.ts';
import { bootFrom, KEY } from './service-fixture.ts';

vi.setConfig({ testTimeout: 240_000 });

/** The sandbox servers that this process has started. */
const serverPids = (): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const isOurs = new RegExp(`^PPid:\\s*${process.pid}$`, 'm').test(
          readFileSync(`/proc/${pid}/status`, 'utf8'),
        );
        return isOurs && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('.lab/server.mjs');
      } catch {
        return false;
      }
    })
    .map(Number);

const startService = async () => {
  const http = createServer((_, reply) => reply.writeHead(404).end());
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const service = attachLocalRuntime(http, {
    path: '/runtime',
    key: KEY,
    allowedHosts: () => [`localhost:${port}`],
    allowedOrigins: () => [`http://localhost:${port}`],
    templateFolder,
  });
  return {
    port,
    service,
    async [Symbol.asyncDispose]() {
      await service.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
};

const PAGE = (text: string): Files => ({
  'app/events/page.tsx': `import { clicked } from '@/actions/clicked';
    export default function Page() { return <form action={clicked}><h1>${text}</h1><button>Click</button></form>; }`,
});
/** The same in other words: Next reads it only when it starts. */
const otherConfig = (template: Files): string =>
  `${Buffer.from(template['next.config.ts'] ?? '')}\n// Other.\n`;
const ACTION: Files = {
  'actions/clicked.ts': `'use server';
    export async function clicked() { return 'clicked'; }`,
};

const openApp = async (port: number, files: Files): Promise<Sandbox> => {
  const sandbox = createSandbox({
    boot: bootFrom(port),
    files,
    siteOrigin: 'http://localhost:4400',
    seed: 'first',
  });
  await untilReady(sandbox);
  return sandbox;
};

/** A start takes longer than what {@link until} has patience for. */
const untilReady = (sandbox: Sandbox): Promise<void> =>
  new Promise((resolve, reject) => {
    sandbox.status.subscribe((status) => {
      if (status.phase === 'ready') resolve();
      if (status.phase === 'failed') reject(status.error);
    });
  });

const textOf = async ({ control }: Sandbox, path: string): Promise<string> =>
  (await control.request({ path, as: 'ana' })).body;

test.runIf(process.platform === 'linux')(
  'a lesson goes on in the spare, with its own files, data and nonce',
  async () => {
    await buildSandbox();
    const template = await readTemplateFiles();
    await using running = await startService();
    expect(await running.service.keepSpare(spareRecipe(template), onlyOnce)).toBe(true);
    const [spare = 0, ...others] = serverPids();
    expect(others).toEqual([]);
    expect(readFileSync(`/proc/${spare}/environ`, 'utf8')).not.toMatch(/LAB_NONCE|LAB_SITE_ORIGIN/);

    const lesson = { ...template, ...PAGE('The lesson’s own'), ...ACTION };
    const first = await openApp(running.port, lesson);
    expect(serverPids()).toEqual([spare]);
    expect(await textOf(first, '/events'), 'no page of the template is shown').toContain('The lesson’s own');
    expect(await textOf(first, '/orders')).toContain('Your orders');
    const { reply } = await first.control.call({ action: 'clicked', as: 'ana', args: [], source: 'check' });
    expect(reply.outcome).toMatchObject({ kind: 'value', value: 'clicked' });

    const edited = await first.sync({ ...lesson, ...PAGE('Edited') });
    expect(edited).toMatchObject({ how: 'hot', compileErrors: [] });
    expect(await textOf(first, '/events')).toContain('Edited');
    expect(serverPids()).toEqual([spare]);

    const second = await openApp(running.port, template);
    const own = serverPids().filter((pid) => pid !== spare);
    expect(own).toHaveLength(1);
    await second.dispose();

    const restarted = await first.sync({
      ...lesson,
      'next.config.ts': otherConfig(template),
    });
    expect(restarted.how).toBe('restarted');
    expect(serverPids()).toHaveLength(1);
    expect(serverPids()).not.toContain(spare);
    expect(await textOf(first, '/orders')).toContain('Your orders');
    await first.dispose();
    await until(() => serverPids().length === 0, 'no server is left');
  },
);

test.runIf(process.platform === 'linux')(
  'a lesson with another configuration starts its own app, and a mistake is told as ever',
  async () => {
    await buildSandbox();
    const template = await readTemplateFiles();
    await using running = await startService();
    expect(await running.service.keepSpare(spareRecipe(template), onlyOnce)).toBe(true);
    const [spare = 0] = serverPids();
    const proxied = await openApp(running.port, {
      ...template,
      'proxy.ts': `export const config = { matcher: '/orders' };
        export function proxy() { return new Response('proxied'); }`,
    });
    expect(serverPids()).toHaveLength(2);
    expect(await textOf(proxied, '/orders')).toBe('proxied');
    await proxied.dispose();

    const broken = createSandbox({
      boot: bootFrom(running.port),
      files: { ...template, 'db/index.ts': 'export const db = ;' },
      siteOrigin: 'http://localhost:4400',
      seed: 'first',
    });
    await expect(untilReady(broken)).rejects.toThrow('db/index.ts');
    expect(serverPids()).toEqual([spare]);
    await broken.dispose();
    await until(() => serverPids().length === 0, 'no server is left');
  },
);
