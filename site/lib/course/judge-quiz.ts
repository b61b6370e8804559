/** Owns what comes of an answer to a quiz, and in which order what can be answered is shown. Pure. */
import { asPrinted, type Quiz, type QuizOf } from './quiz.ts';

/**
 * An answer: the texts that were chosen, all steps in their order, or the one text that was written. Texts and not numbers,
 * so that an answer that was kept means the same after its author has put in a choice.
 */
export type Answer = readonly string[];

/** What is said to a part of an answer. */
export interface Said {
  /** The part of the answer that it is about. */
  readonly about: string;
  readonly isRight: boolean;
  /** The author's words; null for a text that the author has not foreseen. */
  readonly why: string | null;
}

export interface Verdict {
  readonly isRight: boolean;
  /** Nothing of the answer is wrong, and something is missing. */
  readonly isIncomplete: boolean;
  readonly said: readonly Said[];
}

const verdict = (isRight: boolean, said: readonly Said[], isIncomplete = false): Verdict => ({
  isRight,
  isIncomplete,
  said,
});

const judgeChoices = ({ choices }: QuizOf<'single' | 'multiple'>, answer: Answer): Verdict | null => {
  const chosen = choices.filter(({ text }) => answer.includes(text));
  if (chosen.length === 0 || chosen.length !== answer.length) return null;
  const hasNoWrong = chosen.every(({ right }) => right);
  const isWhole = choices.every(({ text, right }) => !right || answer.includes(text));
  const said = chosen.map(({ text, right, why }) => ({ about: text, isRight: right, why }));
  return verdict(hasNoWrong && isWhole, said, hasNoWrong && !isWhole);
};

/** Only the first step that stands wrongly is told of: the others may be right once it has its place. */
const judgeOrder = ({ steps }: QuizOf<'order'>, answer: Answer): Verdict | null => {
  const isSame = answer.length === steps.length && steps.every(({ text }) => answer.includes(text));
  if (!isSame) return null;
  const at = steps.findIndex(({ text }, index) => text !== answer[index]);
  const isRight = at === -1;
  const told = isRight ? steps : steps.filter(({ text }) => text === answer[at]);
  return verdict(
    isRight,
    told.map(({ text, why }) => ({ about: text, isRight, why })),
  );
};

const judgePrediction = ({ output, why, mistaken }: QuizOf<'predict'>, answer: Answer): Verdict | null => {
  const about = asPrinted(answer.join('\n'));
  if (about === '') return null;
  if (about === asPrinted(output)) return verdict(true, [{ about, isRight: true, why }]);
  const foreseen = mistaken.find((each) => asPrinted(each.output) === about);
  return verdict(false, [{ about, isRight: false, why: foreseen?.why ?? null }]);
};

/** @returns what comes of an answer; null if it is none, or one to what the quiz was before its author changed it. */
export function judgeAnswer(quiz: Quiz, answer: Answer): Verdict | null {
  if (quiz.kind === 'order') return judgeOrder(quiz, answer);
  if (quiz.kind === 'predict') return judgePrediction(quiz, answer);
  if (quiz.kind === 'single' && answer.length !== 1) return null;
  return judgeChoices(quiz, answer);
}

/** A number that depends on nothing but the text (FNV-1a). */
const numberOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
};

/** The same order at every build, which tells nothing of the order that the texts came in. */
const mixed = (texts: readonly string[]): string[] => texts.toSorted((a, b) => numberOf(a) - numberOf(b));

/** What can be answered, in the order in which it is shown at first; nothing where a text is to be written. */
export function offered(quiz: Quiz): string[] {
  if (quiz.kind === 'single' || quiz.kind === 'multiple') return quiz.choices.map(({ text }) => text);
  if (quiz.kind === 'predict')
    return quiz.answer === 'text'
      ? []
      : mixed([quiz, ...quiz.mistaken].map((each) => asPrinted(each.output)));
  const right = quiz.steps.map(({ text }) => text);
  const shown = mixed(right);
  // By chance it may be the right one.
  return shown.every((text, index) => text === right[index]) ? shown.toReversed() : shown;
}
