/** Cases for Node's functions that call back: the callback has the context of the call. */
import { exec, execFile, fork, spawn } from 'node:child_process';
import crypto from 'node:crypto';
import dns from 'node:dns';
import fs from 'node:fs';
import fsPromises from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { type Cases, called, seen, sleep, storage } from '../case.ts';

const here = process.execPath;

export const nodeApiCases: Cases = {
  'fs callbacks': () => {
    const s = storage();
    return s.run('a', () =>
      Promise.all([
        called((done) => fs.stat(here, () => done(s.getStore()))),
        called((done) => fs.readFile('/dev/null', 'utf8', () => done(s.getStore()))),
        called((done) => fs.readdir(os.tmpdir(), () => done(s.getStore()))),
        called((done) => fs.access(here, () => done(s.getStore()))),
        called((done) => fs.exists(here, () => done(s.getStore()))),
        called((done) => fs.realpath(here, () => done(s.getStore()))),
        called((done) => fs.realpath.native(here, () => done(s.getStore()))),
        called((done) => fs.open(here, 'r', (_, fd) => fs.close(fd, () => done(s.getStore())))),
      ]),
    );
  },
  'fs callbacks outside have no context': async () => {
    const s = storage();
    const outside = called((done) => fs.stat(here, () => done(seen(s.getStore()))));
    await s.run('a', () => sleep(3));
    return outside;
  },
  'fs.promises and promisified fs': () => {
    const s = storage();
    return s.run('a', async () => {
      await fsPromises.stat(here);
      const first = s.getStore();
      await promisify(fs.stat)(here);
      const second = s.getStore();
      const handle = await fsPromises.open('/dev/null');
      await handle.close();
      return [first, second, s.getStore(), await promisify(fs.exists)(here)];
    });
  },
  'fs functions look as before': () => [
    fs.readFile.name,
    fs.readFile.length,
    fs.stat.length,
    typeof fs.realpath.native,
  ],
  'a write stream and a read stream of a file': async () => {
    const s = storage();
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'async-context-'));
    const file = path.join(folder, 'x');
    const log: unknown[] = [];
    await s.run('a', () =>
      called((done) => {
        const stream = fs.createWriteStream(file);
        stream.on('open', () => log.push(['open', s.getStore()]));
        stream.on('finish', () => log.push(['finish', s.getStore()]));
        stream.on('close', () => done(log.push(['close', s.getStore()])));
        stream.end('content');
      }),
    );
    await s.run('b', () =>
      called((done) => {
        fs.createReadStream(file)
          .on('data', (chunk) => log.push([String(chunk), s.getStore()]))
          .on('end', () => log.push(['end', s.getStore()]))
          .on('close', () => done(log.push(['close', s.getStore()])));
      }),
    );
    fs.rmSync(folder, { recursive: true });
    return log;
  },
  'fs.watch': async () => {
    const s = storage();
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'async-context-'));
    const change = s.run('a', () =>
      called((done) => {
        const watcher = fs.watch(folder, () => {
          watcher.close();
          done(s.getStore());
        });
      }),
    );
    setTimeout(() => fs.writeFileSync(path.join(folder, 'x'), ''), 5);
    const result = await change;
    fs.rmSync(folder, { recursive: true });
    return result;
  },
  'crypto callbacks': () => {
    const s = storage();
    return s.run('a', () =>
      Promise.all([
        called((done) => crypto.randomBytes(8, () => done(s.getStore()))),
        called((done) => crypto.randomInt(8, () => done(s.getStore()))),
        called((done) => crypto.randomFill(Buffer.alloc(8), () => done(s.getStore()))),
        called((done) => crypto.pbkdf2('p', 's', 1, 8, 'sha1', () => done(s.getStore()))),
        called((done) => crypto.scrypt('p', 's', 8, { N: 2 }, () => done(s.getStore()))),
        called((done) => crypto.hkdf('sha1', 'k', 's', 'i', 8, () => done(s.getStore()))),
        called((done) => crypto.generateKeyPair('ed25519', {}, () => done(s.getStore()))),
        crypto.subtle.digest('SHA-1', Buffer.from('x')).then(() => s.getStore()),
      ]),
    );
  },
  'zlib callbacks and streams': () => {
    const s = storage();
    return s.run('a', () =>
      Promise.all([
        called((done) => zlib.gzip('x', () => done(s.getStore()))),
        called((done) => zlib.deflate('x', () => done(s.getStore()))),
        called((done) => zlib.brotliCompress('x', () => done(s.getStore()))),
        called((done) => {
          const log: unknown[] = [];
          zlib
            .createGzip()
            .on('data', () => log.push(['data', s.getStore()]))
            .on('end', () => done([log.at(-1), s.getStore()]))
            .end('x');
        }),
      ]),
    );
  },
  'dns callbacks': () => {
    const s = storage();
    return s.run('a', async () => [
      await called((done) => dns.lookup('localhost', () => done(s.getStore()))),
      await called((done) => dns.lookupService('127.0.0.1', 1, () => done(s.getStore()))),
      await dns.promises.lookup('localhost').then(() => s.getStore()),
    ]);
  },
  'callbacks and events of child processes': () => {
    const s = storage();
    const script = 'process.stdout.write("x")';
    return s.run('a', async () => [
      await called((done) => execFile(here, ['-e', script], (_, out) => done([out, s.getStore()]))),
      await called((done) => exec('echo x', (_, out) => done([out, s.getStore()]))),
      await promisify(exec)('echo y').then(({ stdout }) => [stdout, s.getStore()]),
      await called((done) => {
        const log: unknown[] = [];
        const child = spawn(here, ['-e', script]);
        child.on('spawn', () => log.push(['spawn', s.getStore()]));
        child.stdout.on('data', () => log.push(['data', s.getStore()]));
        child.on('exit', () => log.push(['exit', s.getStore()]));
        child.on('close', () => done([...log, ['close', s.getStore()]].sort()));
      }),
    ]);
  },
  'messages of a forked process': () => {
    const s = storage();
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'async-context-'));
    const script = path.join(folder, 'child.cjs');
    fs.writeFileSync(script, 'process.send("x"); process.disconnect();');
    return s.run('a', () =>
      called((done) => {
        const log: unknown[] = [];
        const child = fork(script, { execArgv: [] });
        child.on('message', () => log.push(['message', s.getStore()]));
        child.on('close', () => {
          fs.rmSync(folder, { recursive: true });
          done([...log, ['close', s.getStore()]]);
        });
      }),
    );
  },
  'readline over a stream': () => {
    const s = storage();
    return s.run('a', async () => {
      const log: unknown[] = [];
      for await (const line of readline.createInterface({ input: Readable.from(['1\n2\n']) }))
        log.push([line, s.getStore()]);
      return log;
    });
  },
};
