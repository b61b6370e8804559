/** Cases for HTTP clients and sockets: what a connection does happens in the context of whoever opened it. */
import http from 'node:http';
import net from 'node:net';
import { type Cases, called, seen, storage } from '../case.ts';
import { serving } from './http.ts';

const HOST = '127.0.0.1';

export const httpClientCases: Cases = {
  'a client’s response and its data come in the context of the request': async () => {
    const s = storage();
    return serving(
      () =>
        http.createServer((_, response) => {
          response.write('x');
          setTimeout(() => response.end('y'), 5);
        }),
      (port) =>
        s.run('client', () =>
          called((done) => {
            const log: unknown[] = [];
            http.get({ host: HOST, port }, (response) => {
              log.push(['response', seen(s.getStore())]);
              response.on('data', (chunk) => log.push([String(chunk), seen(s.getStore())]));
              response.on('end', () => done([...log, ['end', seen(s.getStore())]]));
            });
          }),
        ),
    );
  },
  'a client’s events beside the response': async () => {
    const s = storage();
    return serving(
      () => http.createServer((_, response) => response.end('x')),
      (port) =>
        s.run('client', () =>
          called((done) => {
            const log: unknown[] = [];
            const request = http.get({ host: HOST, port, agent: false });
            request.on('socket', (socket) => {
              log.push(['socket', seen(s.getStore())]);
              socket.on('connect', () => log.push(['connect', seen(s.getStore())]));
            });
            request.on('finish', () => log.push(['finish', seen(s.getStore())]));
            request.on('response', (response) => response.resume());
            request.on('close', () => done([...log, ['close', seen(s.getStore())]].sort()));
          }),
        ),
    );
  },
  'a client’s error comes in the context of the request': async () => {
    const s = storage();
    return s.run('client', () =>
      called((done) => http.get({ host: HOST, port: 1 }).on('error', () => done(seen(s.getStore())))),
    );
  },
  'requests that share a connection have contexts of their own': async () => {
    const s = storage();
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    const ask2 = (port: number, name: string) =>
      s.run(name, () =>
        called((done) => {
          http.get({ host: HOST, port, agent }, (response) => {
            const first = seen(s.getStore());
            response.resume().on('end', () => done([first, seen(s.getStore())]));
          });
        }),
      );
    const answers = await serving(
      () => http.createServer((_, response) => setTimeout(() => response.end('x'), 1)),
      async (port) => [...(await Promise.all([ask2(port, 'a'), ask2(port, 'b')])), await ask2(port, 'c')],
    );
    agent.destroy();
    return answers;
  },
  'fetch keeps the context': async () => {
    const s = storage();
    return serving(
      () => http.createServer((_, response) => response.end('x')),
      (port) =>
        s.run('client', async () => {
          const response = await fetch(`http://${HOST}:${port}`);
          const first = s.getStore();
          return [first, await response.text(), s.getStore()];
        }),
    );
  },
  'a socket’s events come in the context of connecting': async () => {
    const s = storage();
    return serving(
      () => net.createServer((socket) => socket.end('x')),
      (port) =>
        s.run('client', () =>
          called((done) => {
            const log: unknown[] = [];
            const socket = net.connect(port, HOST, () => log.push(['connect', seen(s.getStore())]));
            s.run('listening', () => {
              socket.on('data', () => log.push(['data', seen(s.getStore())]));
              socket.on('end', () => log.push(['end', seen(s.getStore())]));
              socket.on('close', () => done([...log, ['close', seen(s.getStore())]]));
            });
          }),
        ),
    );
  },
};
