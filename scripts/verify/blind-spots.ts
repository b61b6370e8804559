/**
 * Owns finding the blind spots of a lesson: changes of its solution that no check notices. Each is a mistake that a learner
 * could make and be told that all is well.
 */
import type { Files } from '../../site/lib/files/files.ts';
import { lineDiff, type Mutant, mutantsOf, spread } from './mutants.ts';
import type { OpenLesson } from './prove-lesson.ts';

/** A mutant of one file of a solution. */
export interface PlacedMutant extends Mutant {
  readonly file: string;
  readonly diff: string;
}

export type Fate =
  /** The check that failed first. */
  | { readonly kind: 'caught'; readonly by: string }
  | { readonly kind: 'missed' }
  /** Nobody could hand it in: it does not compile. */
  | { readonly kind: 'not-compiled' }
  /** The sandbox or a check could not judge it. */
  | { readonly kind: 'not-judged'; readonly why: string };

export interface JudgedMutant {
  readonly mutant: PlacedMutant;
  readonly fate: Fate;
}

/** The mutants of a lesson's solution, in an order that is the same every time. */
export const mutantsOfSolution = (solution: Files): PlacedMutant[] =>
  spread(
    Object.entries(solution)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([file, text]) =>
        typeof text === 'string' && /\.tsx?$/.test(file)
          ? mutantsOf(file, text).map((mutant) => ({ ...mutant, file, diff: lineDiff(text, mutant.text) }))
          : [],
      ),
  );

const NOT_COMPILED = 'Does not compile.';

/** Lets one check after the other judge, until one fails; the one that catches most goes first. */
const judgeMutant = async (lesson: OpenLesson, files: Files, order: readonly string[]): Promise<Fate> => {
  for (const check of order) {
    const [judgement] = await lesson.judge({ files }, [check]);
    if (!judgement) return { kind: 'not-judged', why: `The check ${check} did not run.` };
    const { status, message } = judgement;
    if (status === 'error') return { kind: 'not-judged', why: `${check}: ${message}` };
    if (status === 'fail')
      return message.startsWith(NOT_COMPILED) ? { kind: 'not-compiled' } : { kind: 'caught', by: check };
  }
  return { kind: 'missed' };
};

/**
 * Judges mutants one after the other in one app.
 * @param solution The lesson's, which the mutants are laid over.
 * @throws if the solution itself does not pass: then nothing is caught that is not missed already.
 */
export async function judgeMutants(
  lesson: OpenLesson,
  solution: Files,
  mutants: readonly PlacedMutant[],
  onJudged: (judged: JudgedMutant, number: number) => void = () => {},
): Promise<JudgedMutant[]> {
  const own = await lesson.judge('solution');
  const failing = own.filter(({ status }) => status !== 'pass').map(({ id }) => id);
  if (failing.length > 0 || own.length === 0)
    throw new Error(
      `The solution itself does not pass ${failing.join(', ') || 'any check'}; prove the lesson first.`,
    );
  const caught = new Map(lesson.checks.map((check) => [check, 0]));
  const results: JudgedMutant[] = [];
  for (const mutant of mutants) {
    const order = lesson.checks.toSorted((a, b) => (caught.get(b) ?? 0) - (caught.get(a) ?? 0));
    const fate = await judgeMutant(lesson, { ...solution, [mutant.file]: mutant.text }, order);
    if (fate.kind === 'caught') caught.set(fate.by, (caught.get(fate.by) ?? 0) + 1);
    results.push({ mutant, fate });
    onJudged({ mutant, fate }, results.length);
  }
  return results;
}

export interface BlindSpot {
  readonly file: string;
  readonly line: number;
  readonly kind: string;
  readonly diff: string;
}

export interface MutationReport {
  readonly id: string;
  /** Whether no mutant was missed and every one was judged. */
  readonly ok: boolean;
  /** How many mutants the solution has. */
  readonly all: number;
  readonly judged: number;
  readonly caught: Readonly<Record<string, number>>;
  readonly notCompiled: number;
  readonly blindSpots: readonly BlindSpot[];
  readonly notJudged: readonly (BlindSpot & { readonly why: string })[];
}

const place = ({ file, line, kind, diff }: PlacedMutant): BlindSpot => ({ file, line, kind, diff });

/** @param all How many mutants there are, judged or not. */
export function reportMutants(id: string, all: number, results: readonly JudgedMutant[]): MutationReport {
  const caught: Record<string, number> = {};
  const blindSpots: BlindSpot[] = [];
  const notJudged: (BlindSpot & { why: string })[] = [];
  for (const { mutant, fate } of results) {
    if (fate.kind === 'caught') caught[fate.by] = (caught[fate.by] ?? 0) + 1;
    else if (fate.kind === 'missed') blindSpots.push(place(mutant));
    else if (fate.kind === 'not-judged') notJudged.push({ ...place(mutant), why: fate.why });
  }
  return {
    id,
    ok: blindSpots.length === 0 && notJudged.length === 0,
    all,
    judged: results.length,
    caught,
    notCompiled: results.filter(({ fate }) => fate.kind === 'not-compiled').length,
    blindSpots,
    notJudged,
  };
}
