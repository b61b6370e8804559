/** Owns whether the quizzes of a lesson's front matter and those that its prose shows are the same. Pure. */
import { didYouMean } from '../../site/lib/course/did-you-mean.ts';
import { type FieldFault, valueAt } from './issues.ts';
import { type LinkFault, withoutCode } from './links.ts';

interface Shown {
  /** The whole tag. */
  readonly tag: string;
  /** Null if it has none that can be read without running the prose. */
  readonly id: string | null;
  readonly line: number;
}

const quizzesIn = (body: string): Shown[] => {
  const prose = withoutCode(body);
  return [...prose.matchAll(/<Quiz\b[^>]*>/g)].map(({ 0: tag, index }) => ({
    tag,
    id: /\bid="([^"]*)"/.exec(tag)?.[1] ?? null,
    line: prose.slice(0, index).split('\n').length,
  }));
};

const namesOf = (data: unknown): string[] => {
  const quizzes = valueAt(data, ['quizzes']);
  return typeof quizzes === 'object' && quizzes !== null ? Object.keys(quizzes) : [];
};

/** What the prose shows and the front matter does not have, or shows twice. @param data The front matter; none for a part. */
export function shownQuizFaults(body: string, data: unknown): LinkFault[] {
  const known = namesOf(data);
  const seen = new Map<string, number>();
  return quizzesIn(body).flatMap(({ tag, id, line }) => {
    if (id === null || !known.includes(id)) {
      const expected =
        known.length === 0
          ? 'a quiz that the lesson’s front matter has under quizzes, and it has none'
          : `an id that the front matter has under quizzes: ${known.map((name) => `id="${name}"`).join(', ')}`;
      const todo = didYouMean(id ?? '', known, 'Write the quiz under quizzes, or take this away.');
      return [{ target: tag, line, expected, todo }];
    }
    const first = seen.get(id);
    if (first === undefined) {
      seen.set(id, line);
      return [];
    }
    const expected = `each quiz once; this one stands in line ${first} already`;
    return [{ target: tag, line, expected, todo: 'Take one of the two away.' }];
  });
}

/** What the front matter has and the prose does not show. */
export function idleQuizFaults(data: unknown, body: string): FieldFault[] {
  const shown = quizzesIn(body).map(({ id }) => id);
  return namesOf(data)
    .filter((name) => !shown.includes(name))
    .map((name) => ({
      path: ['quizzes', name],
      came: 'a quiz that the prose does not show',
      expected: `<Quiz id="${name}" /> where it is to be answered`,
      todo: 'Put it into the prose, or take the quiz away.',
    }));
}
