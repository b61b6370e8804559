/**
 * Owns proving a lesson in a browser page: the page at /verify/<lesson>/ offers `window.lab`, and scripts/verify.ts (or an
 * instructor in the console) has variants of the learner's files judged by the very checks and runner that a learner has.
 */
import * as texts from '#texts/prover.ts';
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
      await whenUp(sandbox);
      const wanted = only ? checks.filter(({ id }) => only.includes(id)) : checks;
      const run = await runChecks({
        checks: wanted,
        sandbox,
        files: filesOf(input),
        openFrame: openHiddenFrames(sandbox),
      });
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
      return wanted.map(({ id }) => ({
        id,
        status: 'fail' as const,
        message: texts.doesNotCompile(message),
        ms: 0,
      }));
    },
    dispose: () => sandbox.dispose(),
  };
}
