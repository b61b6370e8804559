/** Owns somebody's docs for a test: a page on another origin that shows the lab in a frame and hears what it tells. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface DocsPage {
  readonly origin: string;
  close(): void;
}

/** @param embed The frame's address. The page is isolated, as it has to be for what it embeds. */
export const openDocs = async (embed: string): Promise<DocsPage> => {
  const html = `<!doctype html><title>Docs</title>
<iframe title="Lab" width="1300" height="800" allow="cross-origin-isolated" src="${embed}"></iframe>
<script>heard = []; addEventListener('message', ({ origin, data }) => heard.push({ origin, ...data }));</script>`;
  const server = createServer((_request, response) => {
    response
      .writeHead(200, {
        'content-type': 'text/html',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      })
      .end(html);
  });
  await new Promise<void>((resolve) => void server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://localhost:${port}`, close: () => server.close() };
};
