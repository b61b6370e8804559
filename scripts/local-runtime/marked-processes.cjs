/**
 * Owns finding and ending every process that came from one of ours, wherever it went. A process can leave its group,
 * its session, its parent and its environment; it keeps its hard limits, which only root can raise. So each process
 * that we start gets a limit on the size of its files that nobody else has: its mark. Linux only, because only there
 * can the limits of other processes be read. CommonJS, because the preload needs it too.
 */
'use strict';
const { readdirSync, readFileSync } = require('node:fs');

/** Shells count this limit in blocks; bash outside of POSIX mode has larger ones. */
const BLOCK_SIZES = [512, 1024];
// Whoever starts processes faster than they can be stopped must not hold the service for ever.
const MOST_ROUNDS = 200;

/**
 * The hard limit of a process on the size of its files.
 * @param {number | 'self'} pid
 * @returns {number | undefined} In bytes; undefined if it has none, or is not there or not ours.
 */
function fileLimitOf(pid) {
  try {
    const line = /^Max file size +\S+ +(\d+) /m.exec(readFileSync(`/proc/${pid}/limits`, 'latin1'));
    return line ? Number(line[1]) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether a limit is this mark. The limit of this very process never is: it would be everybody's who started us.
 * @param {number} mark In blocks.
 * @param {number | undefined} limit In bytes.
 * @param {number | undefined} own In bytes.
 */
function isMark(mark, limit, own) {
  return limit !== undefined && limit !== own && BLOCK_SIZES.some((size) => size * mark === limit);
}

/** @returns {number[]} The ids of all processes that this user can see; none where there is no `/proc`. */
function allProcesses() {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

/**
 * @param {number} mark In blocks, as it was given to `ulimit -f`.
 * @param {number} [own] The hard limit of whoever asks, in bytes.
 * @returns {number[]} The ids of the processes that have it.
 */
function markedProcesses(mark, own = fileLimitOf('self')) {
  return allProcesses().filter((pid) => isMark(mark, fileLimitOf(pid), own));
}

/**
 * Ends every process that has the mark. They are stopped first, or one could start another while we look.
 * @param {number} mark In blocks.
 * @param {number} [own] The hard limit that does not count as a mark, in bytes.
 */
function killMarked(mark, own = fileLimitOf('self')) {
  /** @type {Set<number>} */
  const seen = new Set();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const found = markedProcesses(mark, own).filter((pid) => !seen.has(pid) && pid !== process.pid);
    if (found.length === 0) break;
    for (const pid of found) {
      seen.add(pid);
      signal(pid, 'SIGSTOP');
    }
  }
  for (const pid of seen) signal(pid, 'SIGKILL');
}

/** @param {number} pid @param {NodeJS.Signals} name */
function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended meanwhile.
  }
}

module.exports = { allProcesses, fileLimitOf, isMark, killMarked, markedProcesses };
