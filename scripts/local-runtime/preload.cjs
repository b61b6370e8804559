/**
 * Runs first in every Node process that the local runtime starts. Tells the service which ports open and close,
 * keeps servers on this machine, and ends the process and its whole group when the service is gone. CommonJS,
 * because `--require` loads nothing else.
 */
'use strict';
const { killMarked } = require('./marked-processes.cjs');
const { isMainThread, Worker, workerData } = require('node:worker_threads');

const WATCH = 'server-actions-lab:watch-parent';
const WATCH_EVERY_MS = 500;

if (isMainThread) prepareProcess();
// Workers of the learner's app inherit the preload too, with other data or none.
else if (workerData?.[WATCH]) watchParent(workerData[WATCH]);

function prepareProcess() {
  const parent = Number(process.env.LAB_PARENT);
  const mark = Number(process.env.LAB_MARK);
  const portsFd = Number(process.env.LAB_PORTS_FD);
  // Only for this process: in its own children the parent is another one and the descriptor may be anything.
  delete process.env.LAB_PARENT;
  delete process.env.LAB_MARK;
  delete process.env.LAB_PORTS_FD;
  // Children get execArgv by default, and Next turns it into NODE_OPTIONS for its own.
  const at = process.execArgv.indexOf(__filename);
  if (at > 0) process.execArgv.splice(at - 1, 2);
  if (!parent) return;
  // A thread of its own, so that an endless loop in the learner's code cannot outlive the service.
  new Worker(__filename, {
    workerData: { [WATCH]: { parent, mark } },
    execArgv: [],
    env: {},
    // Or Node would connect them to this process's own, which makes those non-blocking: writeSync then fails.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2, stackSizeMb: 1 },
  }).unref();
  if (portsFd) announcePorts(portsFd);
}

/** @param {{ parent: number, mark: number }} watched */
function watchParent({ parent, mark }) {
  setInterval(() => {
    if (process.ppid === parent && isAlive(parent)) return;
    // What has left the group. The mark is this process's own limit, so that one does not stand in the way.
    if (mark) killMarked(mark, 0);
    // 0 is the caller's own group; on Windows there are no groups, and only this process ends.
    process.kill(process.platform === 'win32' ? process.pid : 0, 'SIGKILL');
  }, WATCH_EVERY_MS);
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {number} fd */
function announcePorts(fd) {
  const { writeSync } = require('node:fs');
  const { Server } = require('node:net');
  const listen = Server.prototype.listen;
  const known = new WeakSet();

  /** @param {'open' | 'close'} state @param {number} port */
  const tell = (state, port) => {
    try {
      writeSync(fd, `${JSON.stringify({ state, port })}\n`);
    } catch {
      // The service is gone, and the watcher is about to end this process.
    }
  };

  Server.prototype.listen = function listenOnLoopback(/** @type {unknown[]} */ ...args) {
    if (!known.has(this)) {
      known.add(this);
      let port = 0;
      this.on('listening', () => {
        const address = this.address();
        if (address === null || typeof address === 'string') return;
        port = address.port;
        tell('open', port);
      });
      this.on('close', () => {
        if (port) tell('close', port);
        port = 0;
      });
    }
    return Reflect.apply(listen, this, toLoopback(args));
  };
}

/**
 * A lesson's app is full of holes on purpose, so it must not listen on the network.
 * @param {unknown[]} args What was given to `listen`, in any of its forms.
 */
function toLoopback(args) {
  const [first, ...rest] = args;
  const callback = args.find((arg) => typeof arg === 'function');
  if (typeof first === 'object' && first !== null) {
    if (!('port' in first)) return args;
    return [{ ...first, host: loopback('host' in first ? first.host : undefined) }, ...rest];
  }
  if (typeof first === 'string' && !/^\d+$/.test(first)) return args;
  const port = typeof first === 'function' || first === undefined || first === null ? 0 : Number(first);
  const host = loopback(rest.find((arg) => typeof arg === 'string'));
  const backlog = rest.find((arg) => typeof arg === 'number');
  return [{ port, host, ...(backlog === undefined ? {} : { backlog }) }, ...(callback ? [callback] : [])];
}

/** @param {unknown} host */
function loopback(host) {
  const isLoopback = typeof host === 'string' && /^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host);
  return isLoopback ? host : '127.0.0.1';
}
