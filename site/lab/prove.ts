/**
 * Owns proving a lesson in a browser page: the page at /verify/<lesson>/ offers `window.lab`, and scripts/verify.ts (or an
 * instructor in the console) has variants of the learner's files judged by the very checks and runner that a learner has.
 */
import type { Check } from '../lib/checks/check.ts';
import type { CheckResult } from '../lib/checks/outcome.ts';
import { runChecks } from '../lib/checks/runner.ts';
import type { LessonFiles, LessonVariants } from '../lib/course/lesson.ts';
import { type Files, overlayFiles } from '../lib/files/files.ts';
import type { BootRuntime } from '../lib/runtime/runtime.ts';
import { createSandbox, type Sandbox } from '../lib/sandbox/client/sandbox.ts';
import { openHiddenFrames } from './hidden-frames.ts';

export interface Judgement {
  readonly id: string;
  readonly status: CheckResult['status'];
  readonly message: string;
  /** How long this check ran, in milliseconds. */
  readonly ms: number;
}

export interface Prover {
  readonly checks: readonly string[];
  readonly variants: LessonVariants;
  /**
   * Judges the starter with `files` laid over it; `solution` judges the lesson's own solution.
   * @param only Ids of the checks to run; without it all of them.
   */
  judge(
    input: { files: Files } | 'starter' | 'solution',
    only?: readonly string[],
  ): Promise<readonly Judgement[]>;
  dispose(): Promise<void>;
}

export interface ProverOptions {
  readonly checks: readonly Check[];
  readonly template: Files;
  readonly files: LessonFiles;
  readonly variants: LessonVariants;
  readonly boot: BootRuntime;
}

const whenUp = (sandbox: Sandbox): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = sandbox.status.subscribe((status) => {
      if (status.phase !== 'ready' && status.phase !== 'failed') return;
      queueMicrotask(() => stop());
      if (status.phase === 'ready') resolve();
      else reject(status.error);
    });
  });

/** Judges files by checks in an app that runs. Code that does not compile fails all of them. @throws if the app has gone. */
async function judgeIn(
  sandbox: Sandbox,
  checks: readonly Check[],
  files: Files,
): Promise<readonly Judgement[]> {
  await whenUp(sandbox);
  const run = await runChecks({ checks, sandbox, files, openFrame: openHiddenFrames(sandbox) });
  if (run.kind === 'ran') {
    return run.results.map((result) => ({
      id: result.id,
      status: result.status,
      message: result.status === 'pass' ? '' : result.message,
      ms: result.ms,
    }));
  }
  const message = run.errors
    .map(({ file, line, message }) => `${file ?? '?'}:${line ?? '?'} ${message}`)
    .join('\n');
  return checks.map(({ id }) => ({
    id,
    status: 'fail' as const,
    message: `Does not compile. ${message}`,
    ms: 0,
  }));
}

export interface Example {
  readonly id: string;
  readonly checks: readonly Check[];
  /** What it lays over the template. */
  readonly files: Files;
}

export interface ExamplesProver {
  readonly examples: readonly string[];
  /** Judges an example, or the bare app by its checks. */
  judge(example: string, code: 'example' | 'template'): Promise<readonly Judgement[]>;
  dispose(): Promise<void>;
}

/** Starts one app for all examples of the playground. @throws if it does not come up. */
export async function openExamplesProver(
  examples: readonly Example[],
  template: Files,
  boot: BootRuntime,
): Promise<ExamplesProver> {
  const sandbox = createSandbox({ boot, files: template, siteOrigin: location.origin, seed: 'proof' });
  await whenUp(sandbox);
  return {
    examples: examples.map(({ id }) => id),
    async judge(wanted, code) {
      const example = examples.find(({ id }) => id === wanted);
      if (!example) throw new Error(`There is no example ${wanted}.`);
      const files = code === 'template' ? template : overlayFiles(template, example.files);
      return await judgeIn(sandbox, example.checks, files);
    },
    dispose: () => sandbox.dispose(),
  };
}

/** Starts one app for all variants of a lesson. @throws if it does not come up. */
export async function openProver({
  checks,
  template,
  files,
  variants,
  boot,
}: ProverOptions): Promise<Prover> {
  const base = overlayFiles(template, files.starter);
  const sandbox = createSandbox({
    boot,
    files: base,
    siteOrigin: location.origin,
    seed: 'proof',
  });
  const filesOf = (input: Parameters<Prover['judge']>[0]): Files => {
    if (input === 'starter') return base;
    return overlayFiles(base, input === 'solution' ? files.solution : input.files);
  };
  await whenUp(sandbox);
  return {
    checks: checks.map(({ id }) => id),
    variants,
    async judge(input, only) {
      const wanted = only ? checks.filter(({ id }) => only.includes(id)) : checks;
      return await judgeIn(sandbox, wanted, filesOf(input));
    },
    dispose: () => sandbox.dispose(),
  };
}
