/**
 * Owns the proof of one example of the playground: its checks hold, and none of them holds without it, or it would prove
 * nothing.
 */
import type { Judgement } from '../../site/lab/prove.ts';

export interface ExampleReport {
  readonly id: string;
  readonly ok: boolean;
  readonly checks: readonly string[];
  readonly ms: number;
  /** What does not hold, in words; empty if the example is proven. */
  readonly problems: readonly string[];
}

/** @param judge Judges the example, or the bare app by the example's checks. */
export async function proveExample(
  id: string,
  judge: (code: 'example' | 'template') => Promise<readonly Judgement[]>,
): Promise<ExampleReport> {
  const started = performance.now();
  const [own, bare] = [await judge('example'), await judge('template')];
  const failed = own.filter(({ status }) => status !== 'pass');
  const empty = bare.filter(({ status }) => status === 'pass');
  const problems = [
    ...failed.map(({ id: check, message }) => `${check} should pass, and says: ${message}`),
    ...empty.map(({ id: check }) => `${check} holds without the example, too: it proves nothing.`),
    ...(own.length === 0 ? ['No check ran.'] : []),
  ];
  return {
    id,
    ok: problems.length === 0,
    checks: own.map(({ id: check }) => check),
    ms: Math.round(performance.now() - started),
    problems,
  };
}
