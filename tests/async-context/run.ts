/** Owns running the cases in a child process: bundled as asked, on a Node as it is or on one as a WebContainer has it. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { lowerAsync } from '../../scripts/snapshot/lower.ts';

export interface Setting {
  /** Node as it is, or one whose own AsyncLocalStorage forgets at every promise. */
  readonly node: 'native' | 'forgetful';
  /** Whether the shim is installed before anything else. */
  readonly shim: boolean;
  /** Whether async functions are lowered to promises. */
  readonly lowered: boolean;
}

/** What a case saw, or how it failed, by the case's name. */
export type Results = Readonly<Record<string, { readonly saw: unknown } | { readonly failed: string }>>;

/** What a program that wants the shim preloads. */
export const SHIM = '../../site/lib/async-context/register.ts';

const entry = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Bundles one file for Node and lowers it if asked to. @throws esbuild's error if it does not bundle. */
export async function bundle(file: string, outfile: string, lowered: boolean): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [entry(file)],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'es2022',
    logLevel: 'warning',
  });
  const source = outputFiles.map((output) => output.text).join('');
  await writeFile(outfile, lowered ? await lowerAsync(source) : source);
}

/** The arguments that start Node in this setting. @param folder Where `shim.cjs` lies. */
export const nodeArguments = (setting: Setting, folder: string): string[] => [
  ...(setting.node === 'forgetful' ? ['--require', entry('forgetful.cjs')] : []),
  ...(setting.shim ? ['--require', join(folder, 'shim.cjs')] : []),
];

/** Runs all cases in one setting. @param folder An empty folder for the bundles. @throws if the child dies. */
export async function runCases(setting: Setting, folder: string): Promise<Results> {
  const script = join(folder, setting.lowered ? 'lowered.cjs' : 'plain.cjs');
  await Promise.all([
    bundle('child.ts', script, setting.lowered),
    bundle(SHIM, join(folder, 'shim.cjs'), false),
  ]);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...nodeArguments(setting, folder), script],
    {
      maxBuffer: 16 * 1024 * 1024,
    },
  );
  return JSON.parse(stdout) as Results;
}
