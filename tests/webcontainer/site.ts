/** Owns a site for tests: an isolated page, a tiny snapshot beside it, and what can go wrong with its download. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pack } from './pack.ts';
import { bundleTestPage } from './page/bundle.ts';

export type DownloadFault =
  | 'missing'
  | 'half'
  | 'damaged'
  /** The first half comes, and then nothing. */
  | 'stalls'
  | 'manifest-missing'
  | 'manifest-malformed'
  | 'manifest-hangs'
  | 'manifest-unreachable';

export interface Publication {
  /** Texts by path that the snapshot holds. */
  readonly files?: Readonly<Record<string, string>>;
  readonly compiled?: { readonly root: string; readonly isDamaged?: boolean };
}

export interface TestSite {
  readonly origin: string;
  /** What is wrong with the site, and for how many more requests of the file that it is about. */
  readonly faults: Map<DownloadFault, number>;
  /** Paths below /snapshot/ that were asked for since it was emptied. */
  readonly requests: string[];
  /** Replaces the snapshot. */
  publish(publication?: Publication): Promise<void>;
  close(): Promise<void>;
}

const TINY = { 'node_modules/tiny/index.js': `module.exports = 'tiny';` };
const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', wasm: 'application/wasm' };
const ISOLATION = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
};

const html = (hostUrl: string): string => `<!doctype html><title>test</title><link rel="icon" href="data:,">
<script>globalThis.WEBCONTAINER_API_IFRAME_URL = ${JSON.stringify(hostUrl)};</script>
<body><script type="module" src="/page.js"></script></body>`;

/** Serves `/?host=<url of a host>` on localhost, and the same as `/open` without isolation. */
export async function startTestSite(): Promise<TestSite> {
  const page = await bundleTestPage();
  const faults: TestSite['faults'] = new Map();
  const requests: string[] = [];
  const served = new Map<string, Uint8Array>();

  const takes = (fault: DownloadFault): boolean => {
    const left = faults.get(fault) ?? 0;
    if (left > 0) faults.set(fault, left - 1);
    return left > 0;
  };
  const sendFile = (reply: ServerResponse, bytes: Uint8Array): void => {
    const middle = bytes.length >> 1;
    if (takes('missing')) reply.writeHead(404).end('gone');
    else if (takes('damaged')) reply.end(bytes.with(middle, (bytes[middle] ?? 0) ^ 1));
    else if (takes('half')) reply.end(bytes.subarray(0, middle));
    else if (takes('stalls')) reply.write(bytes.subarray(0, middle));
    else reply.end(bytes);
  };
  const sendManifest = (reply: ServerResponse, bytes: Uint8Array): void => {
    if (takes('manifest-hangs')) return;
    if (takes('manifest-unreachable')) reply.destroy();
    else if (takes('manifest-missing')) reply.writeHead(404).end('gone');
    else if (takes('manifest-malformed')) reply.end('{"format":1}');
    else reply.end(bytes);
  };
  const server = createServer((request, reply) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname !== '/open') for (const header of Object.entries(ISOLATION)) reply.setHeader(...header);
    const type = TYPES[pathname.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    const code = page.get(pathname);
    if (code !== undefined) return void reply.setHeader('content-type', type).end(code);
    if (pathname === '/' || pathname === '/open') {
      return void reply.setHeader('content-type', 'text/html').end(html(searchParams.get('host') ?? ''));
    }
    requests.push(pathname);
    const file = served.get(pathname);
    if (!file) reply.writeHead(404).end('There is no such file.');
    else if (pathname.endsWith('.json')) sendManifest(reply, file);
    else sendFile(reply, file);
  });

  const put = async (files: Readonly<Record<string, string>>, isDamaged = false) => {
    const { contents, description } = await pack(files);
    served.set(`/snapshot/${description.file}`, isDamaged ? contents.with(0, 255) : contents);
    return description;
  };
  const publish: TestSite['publish'] = async ({ files = TINY, compiled } = {}) => {
    served.clear();
    const compiledFile = compiled && {
      ...(await put({ '.next/cache.txt': 'compiled before' }, compiled.isDamaged)),
      root: compiled.root,
    };
    const versions = { next: '0.0.0' };
    const manifest = { format: 1, ...(await put(files)), versions, compiled: compiledFile ?? null };
    served.set('/snapshot/manifest.json', Buffer.from(JSON.stringify(manifest)));
  };

  await listen(server);
  await publish();
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    faults,
    requests,
    publish,
    close: () => close(server),
  };
}

const listen = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, 'localhost', () => resolve());
  });

function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  return closed;
}
