/**
 * Owns `npm run verify -- LESSON --watch`: the lesson stays open in one app, and each edit of its folder has judged again
 * what it touches, with what the checks saw.
 */
import { watch } from 'node:fs';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { build } from 'esbuild';
import type { Files } from '../../site/lib/files/files.ts';
import { root } from '../site/paths.ts';
import type { LiveLesson } from './browser.ts';
import type { LessonFolder } from './lessons.ts';
import { predictionProblems } from './predictions.ts';
import { readFolder } from './read-folder.ts';
import { disagreement, type Touched, touchedBy, type VariantLabel, variantsOf } from './touched.ts';

/** Saving a file touches it several times, and an editor saves several files at once. */
const QUIET_MS = 100;

/** A script that has the page judge by a checks.ts as it is now. @throws with esbuild's words if it does not bundle. */
const bundleChecks = async (folder: string): Promise<string> => {
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: {
      contents: `import checks from ${JSON.stringify(join(folder, 'checks.ts'))};
import { judgeBy } from './site/lab/prove.ts';
window.lab.take(checks.map(({ id }) => id), judgeBy(checks));`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    format: 'iife',
    target: 'es2022',
    alias: { '@lab/checks': './site/lib/checks/api.ts' },
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
};

export interface WatchOptions {
  /** The check to run; all of them without it. */
  readonly check: string | undefined;
  /** Reads the lesson's front matter again. @throws if it is wrong. */
  readAgain(): Promise<LessonFolder>;
  say(line: string): void;
}

const filesOf = async (folder: string, label: VariantLabel): Promise<Files> => ({
  ...(await readFolder(join(folder, 'starter'))),
  ...(label === 'starter' ? {} : await readFolder(join(folder, label))),
});

/** Judges variants and says of each what came of it. */
const judgeVariants = async (
  lesson: LiveLesson,
  { folder, front }: LessonFolder,
  labels: readonly VariantLabel[],
  { check, say }: WatchOptions,
): Promise<void> => {
  for (const label of labels) {
    const results = await lesson.judge({ files: await filesOf(folder, label) }, check ? [check] : undefined);
    const wrong = disagreement(front, label, results);
    const failed = results.filter(({ status }) => status === 'fail').map(({ id }) => id);
    const words = wrong ?? `fails ${failed.join(', ') || 'nothing'}, as it should`;
    say(`${wrong === null ? styleText('green', '✓') : styleText('red', '✗')} ${label.padEnd(30)} ${words}`);
    // Of everything at once only what surprises is told.
    for (const { id, message, seen } of check || wrong !== null ? results : []) {
      if (!check && !failed.includes(id)) continue;
      say(`    ${id}: ${message || 'passes'}`);
      for (const line of seen) say(`      ${line}`);
    }
  }
};

/** Judges once, and then after each edit, until the process ends. */
export async function watchLesson(
  lesson: LiveLesson,
  given: LessonFolder,
  options: WatchOptions,
): Promise<never> {
  const { check, say } = options;
  let current = given;
  const judge = async (touched: Touched): Promise<void> => {
    try {
      if (touched.front) current = await options.readAgain();
      if (touched.checks) {
        const ids = await lesson.takeChecks(await bundleChecks(current.folder));
        if (check && !ids.includes(check)) say(`checks.ts has no check ${check}. It has ${ids.join(', ')}.`);
      }
      if (touched.front)
        for (const problem of await predictionProblems(current.front)) say(styleText('red', problem));
      await judgeVariants(lesson, current, touched.variants, options);
    } catch (error) {
      // It is mended with the next edit.
      say(styleText('red', error instanceof Error ? error.message : String(error)));
    }
    say('Waiting for an edit. Stop with Ctrl+C.');
  };
  const pending = new Set<string>();
  let wake = (): void => {};
  watch(given.folder, { recursive: true }, (_event, name) => {
    if (name === null) return;
    pending.add(name.replaceAll('\\', '/'));
    wake();
  });
  await judge({ variants: variantsOf(current.front), checks: false, front: true });
  for (;;) {
    if (pending.size === 0) await new Promise<void>((resolve) => (wake = resolve));
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    const paths = [...pending];
    pending.clear();
    const touched = touchedBy(paths, variantsOf(current.front));
    if (touched.variants.length === 0 && !touched.checks && !touched.front) continue;
    say(`\n${paths.join(', ')}`);
    // A front matter may name variants that there were not.
    await judge(touched.front ? { ...touched, variants: variantsOf(current.front) } : touched);
  }
}
