/** Owns what was answered to the quizzes of lessons, how often, and when rightly; kept beside what was passed. */
import type { ReadableAtom } from 'nanostores';
import * as z from 'zod';
import type { Answer } from '../course/judge-quiz.ts';
import { quizId } from '../course/quiz.ts';
import { type ByLesson, keptByLesson } from './kept-by-lesson.ts';

/** More than anybody writes; what is longer is judged and not kept. */
const LONGEST_ANSWER = 4000;

const answeredShape = z.object({
  /** How often it was answered, up to the first right answer. */
  attempts: z.number().int().min(1).max(100_000),
  /** Milliseconds since 1970, of the first right answer; null if there is none. */
  rightAt: z.number().nullable(),
  /** The first right answer, or else the last one. */
  answer: z.array(z.string().max(LONGEST_ANSWER)).max(20),
});
export type Answered = z.infer<typeof answeredShape>;

/** Of one lesson, by the quizzes' ids. */
export const answersShape = z.record(quizId, answeredShape);
export type QuizAnswers = ByLesson<z.infer<typeof answersShape>>;

const kept = keptByLesson('quizzes', answersShape);

/** What was answered, by lesson and quiz. */
export const quizAnswers: ReadableAtom<QuizAnswers> = kept.all;

const own = <Value>(values: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  // An id may be the name of what every object has.
  Object.hasOwn(values, key) ? values[key] : undefined;

const answeredTo = (answers: QuizAnswers, lesson: string, quiz: string): Answered | undefined =>
  own(own(answers, lesson) ?? {}, quiz);

/** What was answered to one quiz; undefined for nothing. */
export const answerTo = (lesson: string, quiz: string): Answered | undefined =>
  answeredTo(quizAnswers.get(), lesson, quiz);

/** Notes an answer. Once it was right, the first right answer stays, and nothing is counted any more. */
export function noteAnswer(lesson: string, quiz: string, answer: Answer, isRight: boolean): void {
  const all = quizAnswers.get();
  const before = answeredTo(all, lesson, quiz);
  if (before && before.rightAt !== null) return;
  const answered: Answered = {
    attempts: (before?.attempts ?? 0) + 1,
    rightAt: isRight ? Date.now() : null,
    answer: answer.map((text) => text.slice(0, LONGEST_ANSWER)),
  };
  kept.keep({ ...all, [lesson]: { ...all[lesson], [quiz]: answered } });
}

/** A right answer goes before one that is not, an earlier right one before a later, and more attempts before fewer. */
const goesBefore = (one: Answered, other: Answered): boolean => {
  const [oneAt, otherAt] = [one.rightAt ?? Infinity, other.rightAt ?? Infinity];
  return oneAt === otherAt ? one.attempts > other.attempts : oneAt < otherAt;
};

/** Adds what was answered elsewhere. */
export function addAnswers(elsewhere: QuizAnswers): void {
  const here = quizAnswers.get();
  const merged = Object.entries(elsewhere).map(([lesson, answers]) => {
    const better = Object.entries(answers).filter(([quiz, answered]) => {
      const mine = answeredTo(here, lesson, quiz);
      return !mine || goesBefore(answered, mine);
    });
    return [lesson, { ...here[lesson], ...Object.fromEntries(better) }] as const;
  });
  if (merged.length > 0) kept.keep({ ...here, ...Object.fromEntries(merged) });
}

/** Forgets every answer. @returns puts them back. */
export function forgetAnswers(): () => void {
  const before = quizAnswers.get();
  kept.clear();
  return () => addAnswers(before);
}
