/** Owns running `npm ci` in a folder: finding npm, its progress, and an error that says what to do. */
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { PRELOAD } from './child.ts';
import { signalGroup } from './process-group.ts';

const LAST_LINES = 15;

/**
 * Finds npm's command line script. The Node of npm's `node-*` packages comes without npm, so its neighbourhood is
 * not enough.
 * @throws If there is none.
 */
export function findNpm(env: NodeJS.ProcessEnv = process.env): string {
  const own = env.npm_execpath;
  const beside = dirname(process.execPath);
  const onPath = (env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean);
  const candidates = [
    // Set by whatever package manager started us; only npm can install from a package-lock.json.
    ...(own && basename(own) === 'npm-cli.js' ? [own] : []),
    ...[beside, ...onPath].flatMap((folder) => [
      join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
      join(folder, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
      join(folder, 'npm'),
    ]),
  ];
  for (const candidate of candidates) {
    if (!existsSync(candidate)) continue;
    const real = realpathSync(candidate);
    // An `npm` on PATH may be a shell script of a version manager, which Node cannot run.
    if (basename(real) === 'npm-cli.js') return real;
  }
  throw new Error(
    'npm was not found. It comes with Node.js; install Node.js 22.12 or newer from nodejs.org and start again.',
  );
}

export interface InstallOptions {
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
  /** Leaves out what the packages can do without, such as native add-ons. */
  readonly omitOptional?: boolean;
  /** Told how many requests npm has made so far, from the network or its cache. */
  onRequest?(count: number): void;
}

/**
 * Installs exactly what the folder's package-lock.json says, without install scripts.
 * @throws With npm's last lines and what to do, or with the signal's reason.
 */
export async function npmCi({ folder, signal, omitOptional, onRequest }: InstallOptions): Promise<void> {
  signal?.throwIfAborted();
  const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--include=dev', '--loglevel=http'];
  if (omitOptional) flags.push('--omit=optional');
  const child = spawn(process.execPath, ['--require', PRELOAD, findNpm(), 'ci', ...flags], {
    cwd: folder,
    // The whole environment, because proxies and registries are set there; but not what the npm that may have
    // started us says about its own project.
    env: { ...foreignEnvironment(), LAB_PARENT: String(process.pid) },
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  let requests = 0;
  const read = (chunk: string): void => {
    for (const line of chunk.split('\n').filter(Boolean)) {
      if (/^npm http /.test(line)) onRequest?.(++requests);
      else lines.push(line);
    }
    lines.splice(0, lines.length - LAST_LINES);
  };
  for (const output of [child.stdout, child.stderr]) output.setEncoding('utf8').on('data', read);
  const abort = (): void => void (child.pid && signalGroup(child.pid, 'SIGKILL'));
  signal?.addEventListener('abort', abort);
  const ended = await new Promise<{ code: number | null; error?: Error }>((resolve) => {
    child.once('error', (error) => resolve({ code: null, error }));
    child.once('close', (code) => resolve({ code }));
  });
  signal?.removeEventListener('abort', abort);
  signal?.throwIfAborted();
  if (ended.code === 0) return;
  throw new Error(
    [
      `The app's packages could not be installed: npm ci ended with ${ended.code ?? 'an error'}.`,
      ...(ended.error ? [ended.error.message] : lines),
      'Check the network, the proxy and the free space on the disk, then try again.',
    ].join('\n'),
  );
}

function foreignEnvironment(): NodeJS.ProcessEnv {
  const own =
    /^(npm_package_.*|npm_lifecycle_.*|npm_config_local_prefix|npm_command|INIT_CWD|NODE_OPTIONS)$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
}
