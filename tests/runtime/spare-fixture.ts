/** Owns a spare of a few lines for tests of the local runtime: a process that tells who it is, started with an owner or without. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { SpareRecipe } from '../../scripts/local-runtime/spare.ts';
import { untilPrinted } from '../../site/lib/runtime/contract-tools.ts';
import type { Runtime, RuntimeProcess } from '../../site/lib/runtime/runtime.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const APP = `
  const { readFileSync, writeFileSync } = require('node:fs');
  const { createServer } = require('node:http');
  const { WORD, NAME } = process.env;
  const tell = (name) => {
    const text = readFileSync('page.txt', 'utf8');
    console.log(JSON.stringify({ pid: process.pid, name, text, wasSpare: WORD !== undefined }) + ' told');
  };
  if (WORD === undefined) tell(NAME);
  else createServer().listen(0, () => {
    writeFileSync('pid.txt', String(process.pid));
    console.log('before');
    console.log(WORD);
    process.stdin.once('data', (line) => {
      const { NAME } = JSON.parse(line);
      tell(NAME);
      const kept = [];
      if (NAME === 'hog') setInterval(() => kept.push(Buffer.alloc(20 * 1024 * 1024, 1)), 20);
    });
  });
  process.stdin.on('end', () => process.exit(0)).resume();`;

/** What a page mounts, and what lies in the spare. */
export const FILES = { 'app.js': APP, 'page.txt': 'template' };

export const testRecipe: SpareRecipe = {
  files: { 'app.js': bytes(APP), 'page.txt': bytes('template') },
  args: ['app.js'],
  environment: (word) => ({ WORD: word }),
  waitingLine: (word) => `${word}\n`,
  fits: (mounted) => Object.keys(mounted).sort().join() === Object.keys(FILES).join(),
  handOver: ({ args, env }) => (args.join() === 'app.js' ? `${JSON.stringify(env)}\n` : null),
};

/** @returns The ids of the spares' processes whose folders lie in a cache folder. */
export async function sparePids(cacheFolder: string): Promise<number[]> {
  const names = await readdir(cacheFolder, { recursive: true }).catch(() => []);
  const read = async (name: string): Promise<number> =>
    Number(await readFile(join(cacheFolder, name), 'utf8'));
  return await Promise.all(names.filter((name) => basename(name) === 'pid.txt').map(read));
}

/** What the process says of itself. */
export interface Told {
  readonly pid: number;
  readonly name: string;
  /** What was in the page's file at that moment. */
  readonly text: string;
  readonly wasSpare: boolean;
}

export interface Started {
  readonly process: RuntimeProcess;
  readonly told: Told;
  /** All it printed so far. */
  readonly printed: string;
}

/** Does what a page does: mounts its files and asks for the process. */
export async function startIn(
  runtime: Runtime,
  name: string,
  files: Readonly<Record<string, string>> = FILES,
): Promise<Started> {
  await runtime.mount(files);
  const process = await runtime.spawn('node', ['app.js'], { env: { NAME: name } });
  const printed = await untilPrinted(process, 'told');
  const [line = ''] = /^\{.*\}/m.exec(printed) ?? [];
  return { process, told: JSON.parse(line), printed };
}
