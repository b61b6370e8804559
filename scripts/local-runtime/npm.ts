/** Owns running npm in a folder: finding it, its progress, and errors that say what to do. */
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import * as z from 'zod';
import { PRELOAD } from './child.ts';
import { signalGroup } from './process-group.ts';

const LAST_LINES = 15;
/** Of what npm answers, in characters. */
const LONGEST_ANSWER = 100_000;

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

interface Run {
  readonly folder: string;
  readonly args: readonly string[];
  readonly signal?: AbortSignal | undefined;
  /** Told how many requests npm has made so far, from the network or its cache. */
  onRequest?(count: number): void;
}

interface Ended {
  /** Null if npm could not be started. */
  readonly code: number | null;
  readonly stdout: string;
  /** What it said last, without its requests. */
  readonly lines: readonly string[];
}

/** No package runs anything of its own while it is installed. */
const INSTALL_FLAGS = ['--no-audit', '--no-fund', '--ignore-scripts', '--include=dev', '--loglevel=http'];

/** Runs npm to its end. @throws If there is no npm, or with the signal's reason. */
async function runNpm({ folder, args, signal, onRequest }: Run): Promise<Ended> {
  signal?.throwIfAborted();
  const child = spawn(process.execPath, ['--require', PRELOAD, findNpm(), ...args], {
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
  let stdout = '';
  const read = (chunk: string): void => {
    for (const line of chunk.split('\n').filter(Boolean)) {
      if (/^npm http /.test(line)) onRequest?.(++requests);
      else lines.push(line);
    }
    lines.splice(0, lines.length - LAST_LINES);
  };
  for (const output of [child.stdout, child.stderr]) output.setEncoding('utf8').on('data', read);
  child.stdout.on('data', (chunk: string) => {
    stdout = (stdout + chunk).slice(0, LONGEST_ANSWER);
  });
  const abort = (): void => void (child.pid && signalGroup(child.pid, 'SIGKILL'));
  signal?.addEventListener('abort', abort);
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      lines.push(error.message);
      resolve(null);
    });
    child.once('close', resolve);
  });
  signal?.removeEventListener('abort', abort);
  signal?.throwIfAborted();
  return { code, stdout, lines };
}

export interface InstallOptions extends Pick<Run, 'folder' | 'signal' | 'onRequest'> {
  /** Leaves out what the packages can do without, such as native add-ons. */
  readonly omitOptional?: boolean;
}

/**
 * Installs exactly what the folder's package-lock.json says, without install scripts.
 * @throws With npm's last lines and what to do, or with the signal's reason.
 */
export async function npmCi({ omitOptional, ...run }: InstallOptions): Promise<void> {
  const omit = omitOptional ? ['--omit=optional'] : [];
  const { code, lines } = await runNpm({ ...run, args: ['ci', ...INSTALL_FLAGS, ...omit] });
  if (code === 0) return;
  throw new Error(
    [
      `The app's packages could not be installed: npm ci ended with ${code ?? 'an error'}.`,
      ...lines,
      'Check the network, the proxy and the free space on the disk, then try again.',
    ].join('\n'),
  );
}

/**
 * Brings the folder's package-lock.json in line with its package.json; what it says already stays.
 * @throws With npm's words if the packages do not go together, or with the signal's reason.
 */
export async function npmLock(run: Pick<Run, 'folder' | 'signal'>): Promise<void> {
  const { code, lines } = await runNpm({
    ...run,
    args: ['install', '--package-lock-only', ...INSTALL_FLAGS],
  });
  if (code === 0) return;
  const said = lines
    .filter((line) => !/complete log of this run|npm-debug|_logs/.test(line))
    .map((line) => line.replace(/^npm (error|warn) ?/, ''))
    .filter(Boolean);
  throw new Error(
    [
      'The packages that were added cannot be installed. npm says:',
      ...said,
      'Take the package out of package.json again, or ask for another version of it.',
    ].join('\n'),
  );
}

const answerShape = z.union([
  z.string(),
  z.array(z.string()),
  z.object({ error: z.object({ code: z.string(), summary: z.string().default('') }) }),
]);

const readAnswer = (text: string): z.infer<typeof answerShape> | null => {
  try {
    return answerShape.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
};

/**
 * Asks npm for a package.
 * @param folder Whose settings apply; nothing is written there.
 * @param range A version, a range, or a tag such as "latest".
 * @returns What to write into a package.json: the version, or the range if several versions fit.
 * @throws With words for who asked.
 */
export async function npmVersion(
  folder: string,
  name: string,
  range: string,
  signal?: AbortSignal,
): Promise<string> {
  const args = [
    'view',
    `${name}@${range}`,
    'version',
    '--json',
    '--fetch-retries=0',
    '--fetch-timeout=15000',
  ];
  const { code, stdout, lines } = await runNpm({ folder, args, signal });
  const answer = readAnswer(stdout);
  if (typeof answer === 'string') return answer;
  if (Array.isArray(answer) && answer.length > 0) return range;
  const error = answer && !Array.isArray(answer) ? answer.error : null;
  if (error?.code === 'E404' && !error.summary.startsWith('No match'))
    throw new Error(`npm has no package called ${name}.`);
  if (error?.code === 'E404' || (code === 0 && stdout.trim() === ''))
    throw new Error(`npm has no version ${range} of ${name}.`);
  const why = error?.summary ?? lines.at(-1) ?? 'it said nothing.';
  throw new Error(
    `npm could not be asked for ${name}: ${why} Look at the network, and at the proxy and the registry that npm is set to.`,
  );
}

function foreignEnvironment(): NodeJS.ProcessEnv {
  const own =
    /^(npm_package_.*|npm_lifecycle_.*|npm_config_local_prefix|npm_command|INIT_CWD|NODE_OPTIONS)$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
}
