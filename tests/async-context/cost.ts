/**
 * Prints what the shim costs: nanoseconds per operation outside of any context and inside of six storages, on Node as it
 * is, with lowering alone, and with the shim. Run it with `node tests/async-context/cost.ts` on a quiet machine.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundle, nodeArguments, type Setting, SHIM } from './run.ts';

const SETTINGS: Readonly<Record<string, Setting>> = {
  node: { node: 'native', shim: false, lowered: false },
  lowered: { node: 'native', shim: false, lowered: true },
  shimmed: { node: 'forgetful', shim: true, lowered: true },
};

const folder = await mkdtemp(join(tmpdir(), 'async-context-cost-'));
try {
  const figures: Record<string, unknown> = { process: process.version, unit: 'ns per operation' };
  await bundle(SHIM, join(folder, 'shim.cjs'), false);
  for (const [name, setting] of Object.entries(SETTINGS)) {
    const script = join(folder, `${name}.cjs`);
    await bundle('cost-work.ts', script, setting.lowered);
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...nodeArguments(setting, folder),
      script,
    ]);
    figures[name] = JSON.parse(stdout);
  }
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
} finally {
  await rm(folder, { recursive: true });
}
