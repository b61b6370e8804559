/** Owns a host that knows nothing but files and the `_headers` beside them, and that can be stopped, changed and started. */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';

interface Rule {
  readonly pattern: RegExp;
  readonly headers: [string, string][];
}

/** Reads `_headers` as Netlify and Cloudflare do: a path with `*`, and its headers indented below it. */
const readRules = (text: string): Rule[] =>
  text
    .split(/\n(?=\S)/)
    .map((block) => {
      const [path = '', ...lines] = block.split('\n').filter((line) => line.trim() !== '');
      const pattern = path
        .trim()
        .split('*')
        .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
        .join('.*');
      const headers = lines.map((line): [string, string] => {
        const at = line.indexOf(':');
        return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
      });
      return { pattern: new RegExp(`^${pattern}$`), headers };
    })
    .filter(({ headers }) => headers.length > 0);

export interface StaticHost {
  readonly port: number;
  /** Paths that were asked for, from the site's root; a test may empty it. */
  readonly asked: string[];
  /** Serves another build from now on. */
  publish(folder: string): Promise<void>;
  stop(): Promise<void>;
  /** On the same port again. */
  start(): Promise<void>;
}

/** @param base Where the site lies, with a slash at both ends. */
export async function startStaticHost(firstFolder: string, base: string): Promise<StaticHost> {
  const asked: string[] = [];
  let rules: Rule[] = [];
  let files = sirv(firstFolder, { dev: true });
  let server: Server | null = null;
  let port = 0;

  const publish = async (folder: string): Promise<void> => {
    rules = readRules(await readFile(join(folder, '_headers'), 'utf8'));
    files = sirv(folder, { dev: true });
  };
  const start = async (): Promise<void> => {
    const started = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://site').pathname;
      for (const { pattern, headers } of rules)
        if (pattern.test(path)) for (const [name, value] of headers) response.setHeader(name, value);
      if (!path.startsWith(base)) return void response.writeHead(404).end();
      const rest = path.slice(base.length - 1);
      asked.push(rest);
      request.url = rest;
      files(request, response, () => void response.writeHead(404).end());
    });
    server = started;
    await new Promise<void>((resolve) => void started.listen(port, '127.0.0.1', resolve));
    port = (started.address() as AddressInfo).port;
  };
  await publish(firstFolder);
  await start();
  return {
    port,
    asked,
    publish,
    start,
    stop: () =>
      new Promise((resolve) => {
        server?.close(() => resolve());
        server?.closeAllConnections();
      }),
  };
}
