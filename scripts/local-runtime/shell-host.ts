/**
 * Owns one interactive shell, as a process of a session like any other: what the session's processes may take, their
 * environment and their end hold for it and for all that is typed into it. It opens a pseudo-terminal, prints what comes
 * out of it, and reads from its input what is typed and how large the terminal is, a line of JSON each (shell.ts).
 */
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { spawn } from '@lydell/node-pty';
import { parseShellLine } from './shell.ts';

/** What was printed last may come after the news that the shell has ended. */
const LAST_WORDS_MS = 50;

const [columns = 80, rows = 24] = process.argv.slice(2).map(Number);
const [shell, ...args] = existsSync('/bin/bash') ? ['/bin/bash', '--noprofile', '--norc'] : ['/bin/sh'];
const terminal = spawn(shell ?? '/bin/sh', args, {
  name: 'xterm-256color',
  cols: columns,
  rows,
  cwd: process.cwd(),
  env: { ...process.env, SHELL: shell, PS1: '\\W $ ', HISTFILE: '/dev/null' },
});
terminal.onData((text) => process.stdout.write(text));
terminal.onExit(({ exitCode, signal = 0 }) => {
  setTimeout(() => process.exit(signal > 0 ? 128 + signal : exitCode), LAST_WORDS_MS);
});
// An interactive shell does not hear SIGTERM; that its terminal is gone it does.
const hangUp = (): void => terminal.kill('SIGHUP');
process.on('SIGTERM', hangUp);
createInterface({ input: process.stdin })
  .on('line', (line) => {
    const asked = parseShellLine(line);
    if (asked?.kind === 'typed') terminal.write(asked.text);
    else if (asked) terminal.resize(asked.columns, asked.rows);
  })
  .on('close', hangUp);
