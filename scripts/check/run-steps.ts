/** Owns running a list of commands one after another, and saying at the end which of them held. */
import { spawnSync } from 'node:child_process';
import { styleText } from 'node:util';
import { root } from '../site/paths.ts';

export interface Step {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

/** A program of an installed package, run with this very Node. */
export const bin = (name: string, path: string, ...args: string[]): Step => ({
  name,
  command: process.execPath,
  args: [`node_modules/${path}`, ...args],
});

/** A script of this repository, run with this very Node. */
export const script = (name: string, path: string): Step => ({
  name,
  command: process.execPath,
  args: [path],
});

/**
 * Runs every step, also after one has failed, so that everything wrong is seen at once.
 * @returns whether all of them held.
 */
export function runSteps(steps: readonly Step[]): boolean {
  const results = steps.map(({ name, command, args }) => {
    console.log(styleText('bold', `\n── ${name}`));
    const started = performance.now();
    const { status } = spawnSync(command, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    });
    return { name, held: status === 0, seconds: ((performance.now() - started) / 1000).toFixed(1) };
  });
  console.log('');
  for (const { name, held, seconds } of results) {
    console.log(`${held ? styleText('green', '✓') : styleText('red', '✗')} ${name.padEnd(40)} ${seconds} s`);
  }
  const passed = results.filter(({ held }) => held).length;
  console.log(`\n${passed} passed, ${results.length - passed} failed`);
  return passed === results.length;
}
