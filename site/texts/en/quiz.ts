/** Owns the texts of quizzes in lessons, except what their authors write. */
import { counted, number } from './language.ts';

export const question = 'Question';
/** After "Question": what is to be done, by the quiz's kind. */
export const tasks = {
  single: 'one answer is right',
  multiple: 'choose all that are right',
  order: 'put these in order',
  predict: 'say what this prints',
} as const;

export const answer = 'Answer';
/** Over a field for the output of code. */
export const whatItPrints = 'What it prints';
/** Heard of the code of a question. */
export const code = 'Code of the question';
export const moveUp = (step: string): string => `Move up: ${step}`;
export const moveDown = (step: string): string => `Move down: ${step}`;
/** Only heard, once a step was moved. */
export const movedTo = (step: string, place: number, all: number): string =>
  `${step}, now ${number(place)} of ${number(all)}`;

// What came of an answer
export const right = 'Right';
export const notYet = 'Not yet';
export const incomplete = 'Not all yet';
export const somethingIsMissing = 'What you chose is right, and something else is right as well.';
export const firstWrong = 'This is the first that does not stand where it belongs:';
export const printsSomethingElse =
  'It prints something else. Go through the code line by line, and try again.';
export const attempts = (times: number): string =>
  times === 1 ? 'at the first attempt' : `after ${counted(times, { one: 'attempt', other: 'attempts' })}`;
/** Only heard, before what a wrong or right answer is told. */
export const rightAnswer = 'Right:';
export const wrongAnswer = 'Not right:';
export const chooseFirst = 'Choose an answer first.';
export const writeFirst = 'Write what it prints first.';
