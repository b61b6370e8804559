/**
 * Owns proving a lesson in a browser page: the page at /verify/<lesson>/ offers `window.lab`, and scripts/verify.ts (or an
 * instructor in the console) has variants of the learner's files judged by the very checks and runner that a learner has.
 */
import * as texts from '#texts/prover.ts';
import type { Check } from '../lib/checks/check.ts';
import { evidenceInWords } from '../lib/checks/evidence-words.ts';
import type { CheckResult } from '../lib/checks/outcome.ts';
import { runChecks } from '../lib/checks/runner.ts';
import type { LessonFiles, LessonVariants } from '../lib/course/lesson.ts';
import { type Files, overlayFiles } from '../lib/files/files.ts';
import type { BootRuntime } from '../lib/runtime/runtime.ts';
import { createSandbox, type Sandbox } from '../lib/sandbox/client/sandbox.ts';
import { type Edits, withEdits } from '../lib/workspace/edits.ts';
import { openHiddenFrames } from './hidden-frames.ts';

export interface Judgement {
  readonly id: string;
  readonly status: CheckResult['status'];
  readonly message: string;
  /** How long this check ran, in milliseconds. */
  readonly ms: number;
  /** What it saw, in words. */
  readonly seen: readonly string[];
}

/** Judges files in an app that is up. @param only Ids of the checks to run; without it all of them. */
export type JudgeFiles = (
  sandbox: Sandbox,
  files: Files,
  only?: readonly string[],
) => Promise<readonly Judgement[]>;

/** What is judged. */
export type ProofInput = { readonly files: Files } | { readonly edits: Edits } | 'starter' | 'solution';

export interface Prover {
  readonly checks: readonly string[];
  readonly variants: LessonVariants;
  /**
   * Judges the starter with `files` laid over it, or with a learner's edits made to it; `solution` judges the lesson's own.
   * @param only Ids of the checks to run; without it all of them.
   */
  judge(input: ProofInput, only?: readonly string[]): Promise<readonly Judgement[]>;
  /** Judges by other checks from now on, in the same app: those of an author who has changed them. */
  take(checks: readonly string[], judge: JudgeFiles): void;
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

/** Judges by checks. What does not compile fails all of them. */
export const judgeBy =
  (checks: readonly Check[]): JudgeFiles =>
  async (sandbox, files, only) => {
    const wanted = only ? checks.filter(({ id }) => only.includes(id)) : checks;
    const run = await runChecks({ checks: wanted, sandbox, files, openFrame: openHiddenFrames(sandbox) });
    if (run.kind === 'ran') {
      return run.results.map((result) => ({
        id: result.id,
        status: result.status,
        message: result.status === 'pass' ? '' : result.message,
        ms: result.ms,
        seen: evidenceInWords(result.evidence),
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
      seen: [],
    }));
  };

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
      await whenUp(sandbox);
      return await judgeBy(example.checks)(sandbox, files);
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
    if (typeof input === 'object' && 'edits' in input) return withEdits(base, input.edits);
    return overlayFiles(base, input === 'solution' ? files.solution : input.files);
  };
  await whenUp(sandbox);
  let ids = checks.map(({ id }) => id);
  let judge = judgeBy(checks);
  return {
    get checks() {
      return ids;
    },
    variants,
    async judge(input, only) {
      await whenUp(sandbox);
      return await judge(sandbox, filesOf(input), only);
    },
    take(others, judgeByOthers) {
      ids = [...others];
      judge = judgeByOthers;
    },
    dispose: () => sandbox.dispose(),
  };
}
