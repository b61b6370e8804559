/**
 * Owns checking the rules of keep.ts against the facts: a development server runs over a whole install, and the disk's
 * access times tell which files it has read. For whoever moves the template to another Next.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { templateFolder } from '../site/paths.ts';
import { installPackages } from './install.ts';
import { applyPatches, PATCHES } from './patches.ts';
import { selectFiles } from './select.ts';
import { listFiles } from './tree.ts';

export interface Trace {
  /** Read, and left out by the rules: a rule is wrong, or a patch keeps the file from being read. */
  readonly missing: readonly string[];
  /** How many files were read, and how many the rules keep. */
  readonly read: number;
  readonly kept: number;
}

/** Long ago: before anything was installed, and for systems that note only the first access of a day. */
const EARLIER = new Date('2001-01-01');
const NOT_THE_APP = /^(node_modules|\.next|\.lab|package-lock\.json)$|\.test\.ts$|\.tsbuildinfo$/;
/** The command `next` has Node read source maps; the sandbox server starts Next without it. */
const UNINTERESTING = /^\.bin\/|\.map$/;
const PAGES = ['/', '/events', '/orders', '/organiser', '/sign-in', '/no-such-page'];
const BROKEN = "'use client';\nimport 'server-only';\nexport default function Page() { return <p>; }\n";

const forgetAccess = async (path: string): Promise<void> =>
  await utimes(path, EARLIER, (await stat(path)).mtime);
const wasRead = async (path: string): Promise<boolean> => (await stat(path)).atime > EARLIER;

async function assertAccessTimes(folder: string): Promise<void> {
  const probe = join(folder, 'package.json');
  await forgetAccess(probe);
  await readFile(probe);
  if (!(await wasRead(probe)))
    throw new Error(
      `The disk of ${folder} does not note access times (mounted with noatime). Set TMPDIR to one that does.`,
    );
}

/** A whole install, patched where Next would not run otherwise, with the template's files over it. */
async function layOut(folder: string): Promise<string> {
  const modules = await installPackages({ folder });
  for (const path of new Set(PATCHES.map(({ file }) => file))) {
    const source = await readFile(join(modules, path), 'utf8');
    await writeFile(join(modules, path), applyPatches(path, source));
  }
  for (const name of await readdir(templateFolder)) {
    if (NOT_THE_APP.test(name)) continue;
    const filter = (source: string): boolean => !NOT_THE_APP.test(basename(source));
    await cp(join(templateFolder, name), join(folder, name), { recursive: true, filter });
  }
  return modules;
}

/** @returns where the server answers. */
const listening = (server: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const [origin] = /http:\/\/localhost:\d+/.exec(output) ?? [];
      if (origin) resolve(origin);
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Next ended with ${code}. It said:\n${output}`)));
  });

async function exercise(folder: string, origin: string): Promise<void> {
  const visit = async (path: string): Promise<string> => await (await fetch(`${origin}${path}`)).text();
  for (const path of PAGES) await visit(path);
  const page = join(folder, 'app/events/page.tsx');
  const source = await readFile(page, 'utf8');
  for (const contents of [BROKEN, source]) {
    await writeFile(page, contents);
    await visit('/events');
  }
}

/** Watches a development server. Takes some minutes. @throws if the disk does not note access times. */
export async function traceReads(): Promise<Trace> {
  const folder = await mkdtemp(join(tmpdir(), 'lab-trace-'));
  let server: ChildProcess | undefined;
  try {
    const modules = await layOut(folder);
    await assertAccessTimes(folder);
    const files = await listFiles(modules, (path) => !UNINTERESTING.test(path));
    const kept = new Set(await selectFiles(modules));
    await Promise.all(files.map((path) => forgetAccess(join(modules, path))));
    const next = join(modules, 'next/dist/bin/next');
    server = spawn(process.execPath, ['--no-addons', next, 'dev', '--webpack', '--port', '0'], {
      cwd: folder,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NEXT_IGNORE_INCORRECT_LOCKFILE: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    await exercise(folder, await listening(server));
    const read: string[] = [];
    for (const path of files) if (await wasRead(join(modules, path))) read.push(path);
    return { missing: read.filter((path) => !kept.has(path)), read: read.length, kept: kept.size };
  } finally {
    server?.kill();
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}
