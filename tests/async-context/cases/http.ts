/** Cases for HTTP servers: a handler runs in the context in which its server listens, whoever asks. */
import http from 'node:http';
import type net from 'node:net';
import { type Cases, called, emitted, seen, sleep, storage } from '../case.ts';

const HOST = '127.0.0.1';

/** Runs a server for as long as an action takes. @param make Makes it; called in the caller's context. */
export async function serving<S extends net.Server, T>(
  make: () => S,
  action: (port: number, server: S) => Promise<T>,
): Promise<T> {
  const server = make();
  server.listen(0, HOST);
  await emitted(server, 'listening');
  const address = server.address();
  try {
    return await action(typeof address === 'object' && address ? address.port : 0, server);
  } finally {
    if (server instanceof http.Server) server.closeAllConnections();
    server.close();
  }
}

/** The body of a GET, or of a POST if there is something to send. */
export const ask = (port: number, path = '/', body?: string, agent?: http.Agent): Promise<string> =>
  new Promise((resolve, reject) => {
    const request = http.request({ host: HOST, port, path, method: body ? 'POST' : 'GET', agent });
    request.on('error', reject).on('response', (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve(text));
    });
    request.end(body);
  });

export const httpCases: Cases = {
  'a handler has no context of a client’s': async () => {
    const s = storage();
    return serving(
      () => http.createServer((_, response) => response.end(String(seen(s.getStore())))),
      (port) => s.run('client', () => ask(port)),
    );
  },
  'a handler has the context in which the server listens': async () => {
    const s = storage();
    return s.run('listening', () =>
      serving(
        () => http.createServer((_, response) => response.end(String(seen(s.getStore())))),
        (port) => s.exit(() => ask(port)),
      ),
    );
  },
  'what a handler enters does not reach the next request': async () => {
    const s = storage();
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    const answers = await serving(
      () =>
        http.createServer((request, response) => {
          const before = seen(s.getStore());
          s.enterWith(request.url ?? '');
          setTimeout(() => response.end(`${before} then ${s.getStore()}`), 2);
        }),
      async (port) => [await ask(port, '/1', undefined, agent), await ask(port, '/2', undefined, agent)],
    );
    agent.destroy();
    return [answers, seen(s.getStore())];
  },
  'a request body read in a handler that runs with a store': async () => {
    const s = storage();
    return serving(
      () =>
        http.createServer((request, response) =>
          s.run('handler', () => {
            request.on('data', () => {});
            request.on('end', () => response.end(String(seen(s.getStore()))));
          }),
        ),
      (port) => ask(port, '/', 'body'),
    );
  },
  'a request body that comes in late, by events': async () => {
    const s = storage();
    const log: unknown[] = [];
    return serving(
      () =>
        http.createServer((request, response) =>
          s.run('handler', () => {
            request.on('data', (chunk) => log.push([String(chunk), seen(s.getStore())]));
            request.on('end', () => {
              log.push(['end', seen(s.getStore())]);
              response.end();
            });
          }),
        ),
      async (port) => {
        const request = http.request({ host: HOST, port, method: 'POST' });
        request.write('first');
        setTimeout(() => request.end('second'), 20);
        await emitted(request, 'close');
        return log;
      },
    );
  },
  'a request body read by for await in a handler': async () => {
    const s = storage();
    return serving(
      () =>
        http.createServer((request, response) =>
          s.run('handler', async () => {
            let text = '';
            for await (const chunk of request) text += `${String(chunk)} ${s.getStore()} `;
            response.end(`${text}${s.getStore()}`);
          }),
        ),
      (port) => ask(port, '/', 'body'),
    );
  },
  'finish and close of a response': async () => {
    const s = storage();
    const log: unknown[] = [];
    return serving(
      () =>
        http.createServer((_, response) =>
          s.run('handler', () => {
            response.on('finish', () => log.push(['finish', seen(s.getStore())]));
            response.on('close', () => log.push(['close', seen(s.getStore())]));
            setTimeout(() => response.end('x', () => log.push(['callback', seen(s.getStore())])), 1);
          }),
        ),
      async (port) => {
        await ask(port);
        await sleep(5);
        return log;
      },
    );
  },
  'a client that goes away': async () => {
    const s = storage();
    return serving(
      () =>
        http.createServer((_, response) =>
          s.run('handler', () => response.on('close', () => gone(seen(s.getStore())))),
        ),
      (port) => {
        const request = http.get({ host: HOST, port }).on('error', () => {});
        setTimeout(() => request.destroy(), 10);
        return leaving;
      },
    );
  },
  'an upgrade is handled in the server’s context': async () => {
    const s = storage();
    return serving(
      () => {
        const server = http.createServer();
        server.on('upgrade', (_, socket) =>
          socket.end(`HTTP/1.1 101 ${seen(s.getStore())}\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n`),
        );
        return server;
      },
      (port) =>
        s.run('client', () =>
          called((done) => {
            http
              .get({ host: HOST, port, headers: { connection: 'Upgrade', upgrade: 'x' } })
              .on('upgrade', (response, socket) => {
                socket.destroy();
                done([response.statusMessage, seen(s.getStore())]);
              });
          }),
        ),
    );
  },
};
const { promise: leaving, resolve: gone } = Promise.withResolvers<unknown>();
