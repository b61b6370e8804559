/**
 * Owns a sandbox for attacks: the real gateway, inner server and preview agent, before an app of a few lines that notes
 * who gets as far as to it. Next.js would add seconds and nothing to what is judged.
 */
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { buildSandbox } from '../../scripts/build-sandbox.ts';
import { type Person, people } from '../../site/lib/sandbox/sandbox.ts';
import { type Gateway, openGateway } from '../../site/lib/sandbox/server/gateway.ts';
import { openInner } from '../../site/lib/sandbox/server/inner.ts';
import type { NextApp } from '../../site/lib/sandbox/server/next-app.ts';

const AGENT = fileURLToPath(new URL('../../sandbox-template/.lab/agent.js', import.meta.url));
const PAGE = `<!doctype html><html><head><title>app</title></head><body>
<button>Press</button></body></html>`;

export interface App {
  /** Where browsers reach each person's port. */
  readonly previews: Readonly<Record<Person, string>>;
  readonly innerOrigin: string;
  /** Every request that reached the app, in order. */
  readonly reached: string[];
}

export async function openApp(siteOrigin: string): Promise<App> {
  await buildSandbox();
  const reached: string[] = [];
  const app: NextApp = {
    async handle(request, response) {
      // Browsers ask for it by themselves, also beside a page that says no.
      if (request.url !== '/favicon.ico') reached.push(`${request.method} ${request.url}`);
      response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
    },
    upgrade(request, socket) {
      reached.push(`UPGRADE ${request.url}`);
      socket.destroy();
    },
    routes: async () => [],
    compile: async () => null,
    compileErrorPage: async () => {},
  };
  const inner = await openInner();
  inner.connect(app);
  const gateway = await openGateway({
    folder: tmpdir(),
    siteOrigin,
    aroundSite: '',
    agentScript: await readFile(AGENT, 'utf8'),
    firstPort: 0,
    host: () => ({ folder: tmpdir(), app, inner }),
    onRequest: () => {},
  });
  const previews = originsOf(gateway);
  gateway.setOrigins(previews);
  return { previews, innerOrigin: inner.origin, reached };
}

const originsOf = (gateway: Gateway): Record<Person, string> =>
  Object.fromEntries(people.map((person) => [person, `http://localhost:${gateway.ports[person]}`])) as Record<
    Person,
    string
  >;
