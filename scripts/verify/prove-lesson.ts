/**
 * Owns the proof of one lesson: the starter fails exactly the checks it says, the solution and each alternative pass,
 * each mistake is caught by the check named for it, and no check is one that nothing ever fails.
 */
import type { Judgement, ProofInput } from '../../site/lab/prove.ts';
import type { LessonFrontMatter } from '../../site/lib/course/lesson.ts';
import type { Files } from '../../site/lib/files/files.ts';

export interface LessonReport {
  readonly id: string;
  readonly ok: boolean;
  readonly checks: readonly string[];
  readonly starter: { readonly failed: readonly string[] };
  /** `checksMs`: how long all checks took together, in milliseconds. */
  readonly solution: { readonly failed: readonly string[]; readonly checksMs: number };
  readonly alternatives: readonly { readonly name: string; readonly failed: readonly string[] }[];
  readonly mistakes: readonly {
    readonly name: string;
    readonly expected: string;
    readonly failed: readonly string[];
  }[];
  readonly ms: number;
  /** What does not hold, in words; empty if the lesson is proven. */
  readonly problems: readonly string[];
}

/** A lesson opened in a browser page: judges variants of the learner's files. */
export interface OpenLesson {
  readonly checks: readonly string[];
  readonly variants: {
    readonly mistakes: Readonly<Record<string, Files>>;
    readonly alternatives: Readonly<Record<string, Files>>;
  };
  /** @param only Ids of the checks to run; without it all of them. */
  judge(input: ProofInput, only?: readonly string[]): Promise<readonly Judgement[]>;
}

interface Variant {
  readonly label: string;
  readonly input: Parameters<OpenLesson['judge']>[0];
  readonly only: readonly string[] | undefined;
  note(judgements: readonly Judgement[]): void;
}

const shuffled = <T>(list: readonly T[]): T[] =>
  list
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);

const failedOf = (judgements: readonly Judgement[]): string[] =>
  judgements.filter(({ status }) => status === 'fail').map(({ id }) => id);

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((each) => b.includes(each));

const list = (ids: readonly string[]): string => (ids.length === 0 ? 'none' : ids.join(', '));

/** Front matter that names what is not there, or leaves out what is. */
const nameProblems = (front: LessonFrontMatter, lesson: OpenLesson): string[] => {
  const problems: string[] = [];
  const unknown = [
    ...front.starterFails,
    ...Object.values(front.mistakes).map(({ caughtBy }) => caughtBy),
  ].filter((id) => !lesson.checks.includes(id));
  for (const id of new Set(unknown))
    problems.push(`The front matter names a check ${id} that checks.ts does not have.`);
  const compare = (kind: 'mistakes' | 'alternatives'): void => {
    const told = Object.keys(front[kind]);
    const there = Object.keys(lesson.variants[kind]);
    for (const name of told)
      if (!there.includes(name)) problems.push(`${kind}/${name} is in the front matter but has no folder.`);
    for (const name of there)
      if (!told.includes(name)) problems.push(`${kind}/${name} has a folder but is not in the front matter.`);
  };
  compare('mistakes');
  compare('alternatives');
  if (Object.keys(front.mistakes).length === 0)
    problems.push('The lesson has no mistakes: its checks prove nothing.');
  return problems;
};

export interface ProofOptions {
  /** Also run the checks that need not fail for a mistake: slower, and tells what else it fails. */
  readonly everyCheck?: boolean;
  /** Told of each variant as it begins. */
  onVariant?(label: string): void;
}

/**
 * Judges every variant of a lesson, in an order that differs from run to run so that an influence between them shows. A
 * mistake is judged by the check that is to catch it.
 */
export async function proveLesson(
  id: string,
  front: LessonFrontMatter,
  lesson: OpenLesson,
  { everyCheck = false, onVariant = () => {} }: ProofOptions = {},
): Promise<LessonReport> {
  const started = performance.now();
  const problems = nameProblems(front, lesson);
  const failed = new Map<string, string[]>();
  const said = new Map<string, string[]>();
  const took = new Map<string, number>();
  const note = (label: string) => (judgements: readonly Judgement[]) => {
    failed.set(label, failedOf(judgements));
    took.set(
      label,
      judgements.reduce((sum, { ms }) => sum + ms, 0),
    );
    const failures = judgements.filter(({ status }) => status === 'fail');
    said.set(
      label,
      failures.map(({ id: check, message }) => `${check} says: ${message}`),
    );
    for (const { id: check, status, message } of judgements) {
      if (status === 'error') problems.push(`${label}: ${check} could not run: ${message}`);
    }
    if (judgements.length === 0) problems.push(`${label}: no check ran.`);
  };
  const variant = (label: string, input: Variant['input'], only?: readonly string[]): Variant => ({
    label,
    input,
    only,
    note: note(label),
  });
  /** What is to catch a mistake; all checks where the front matter names one that does not exist. */
  const catching = (name: string): readonly string[] | undefined => {
    const check = front.mistakes[name]?.caughtBy;
    return everyCheck || !check || !lesson.checks.includes(check) ? undefined : [check];
  };
  const variants = [
    variant('starter', 'starter'),
    variant('solution', 'solution'),
    ...Object.entries(lesson.variants.alternatives).map(([name, files]) =>
      variant(`alternatives/${name}`, { files }),
    ),
    ...Object.entries(lesson.variants.mistakes).map(([name, files]) =>
      variant(`mistakes/${name}`, { files }, catching(name)),
    ),
  ];
  for (const each of shuffled(variants)) {
    onVariant(each.label);
    each.note(await lesson.judge(each.input, each.only));
  }
  const failedAt = (label: string): readonly string[] => failed.get(label) ?? [];

  const mustPass = ['solution', ...Object.keys(front.alternatives).map((name) => `alternatives/${name}`)];
  for (const label of mustPass) {
    if (failedAt(label).length === 0) continue;
    problems.push(`${label} should pass but fails ${list(failedAt(label))}.`);
    // What a check says to a learner also tells an instructor where to look.
    problems.push(...(said.get(label) ?? []).map((words) => `${label}: ${words}`));
  }
  if (!sameSet(failedAt('starter'), front.starterFails)) {
    problems.push(
      `The starter should fail ${list(front.starterFails)} but fails ${list(failedAt('starter'))}.`,
    );
  }
  for (const [name, { caughtBy }] of Object.entries(front.mistakes)) {
    const caught = failedAt(`mistakes/${name}`);
    if (!caught.includes(caughtBy))
      problems.push(`mistakes/${name} should be caught by ${caughtBy} but fails ${list(caught)}.`);
  }
  for (const check of lesson.checks) {
    if (![...failed.values()].some((ids) => ids.includes(check)))
      problems.push(`Nothing ever fails the check ${check}: it proves nothing.`);
  }

  return {
    id,
    ok: problems.length === 0,
    checks: lesson.checks,
    starter: { failed: failedAt('starter') },
    solution: { failed: failedAt('solution'), checksMs: took.get('solution') ?? 0 },
    alternatives: Object.keys(lesson.variants.alternatives).map((name) => ({
      name,
      failed: failedAt(`alternatives/${name}`),
    })),
    mistakes: Object.keys(lesson.variants.mistakes).map((name) => ({
      name,
      expected: front.mistakes[name]?.caughtBy ?? '',
      failed: failedAt(`mistakes/${name}`),
    })),
    ms: Math.round(performance.now() - started),
    problems,
  };
}
