import { expect, test } from 'vitest';
import { type Answer, judgeAnswer, offered } from './judge-quiz.ts';
import { type Quiz, quizShape } from './quiz.ts';

const question = 'What holds here, and why?';
const why = (about: string): string => `This is why: ${about}.`;
const choice = (text: string, right = false) => ({ text, right, why: why(text) });

const single = quizShape.parse({ kind: 'single', question, choices: [choice('a'), choice('b', true)] });
const multiple = quizShape.parse({
  kind: 'multiple',
  question,
  choices: [choice('a', true), choice('b'), choice('c', true)],
});
const orderOf = (...texts: string[]): Quiz =>
  quizShape.parse({ kind: 'order', question, steps: texts.map((text) => ({ text, why: why(text) })) });
const order = orderOf('first', 'second', 'third');
const predict = quizShape.parse({
  kind: 'predict',
  question,
  code: 'console.log(1);',
  output: '1\n2\n',
  why: why('right'),
  mistaken: [{ output: '2', why: why('two') }],
});

const said = (quiz: Quiz, answer: Answer) => {
  const verdict = judgeAnswer(quiz, answer);
  return verdict && [verdict.isRight, ...verdict.said.map(({ about, why }) => [about, why])];
};

test('of one choice the author’s words for that very choice are said', () => {
  expect(said(single, ['a'])).toEqual([false, ['a', why('a')]]);
  expect(said(single, ['b'])).toEqual([true, ['b', why('b')]]);
});

test('of several choices all have to be chosen and no other, and what is missing is not named', () => {
  expect(said(multiple, ['a', 'c'])).toEqual([true, ['a', why('a')], ['c', why('c')]]);
  expect(judgeAnswer(multiple, ['c'])).toMatchObject({
    isRight: false,
    isIncomplete: true,
    said: [{ about: 'c' }],
  });
  expect(judgeAnswer(multiple, ['a', 'b', 'c'])).toMatchObject({ isRight: false, isIncomplete: false });
  expect(judgeAnswer(multiple, ['a', 'b'])).toMatchObject({ isRight: false, isIncomplete: false });
});

test('of an order the first step that stands wrongly is told of, and all once it is right', () => {
  expect(said(order, ['second', 'first', 'third'])).toEqual([false, ['second', why('second')]]);
  expect(said(order, ['first', 'third', 'second'])).toEqual([false, ['third', why('third')]]);
  expect(said(order, ['first', 'second', 'third'])?.length).toBe(4);
});

test('an output is compared without spaces at the ends of lines, and a foreseen one is answered', () => {
  expect(said(predict, ['1 \r\n2'])).toEqual([true, ['1\n2', why('right')]]);
  expect(said(predict, ['2'])).toEqual([false, ['2', why('two')]]);
  expect(said(predict, ['3'])).toEqual([false, ['3', null]]);
});

test('what is no answer, or one to what the quiz was before, is not judged', () => {
  expect(judgeAnswer(single, [])).toBeNull();
  expect(judgeAnswer(single, ['a', 'b'])).toBeNull();
  expect(judgeAnswer(single, ['gone'])).toBeNull();
  expect(judgeAnswer(multiple, ['a', 'gone'])).toBeNull();
  expect(judgeAnswer(order, ['first', 'second'])).toBeNull();
  expect(judgeAnswer(order, ['first', 'first', 'third'])).toBeNull();
  expect(judgeAnswer(predict, [' \n'])).toBeNull();
});

test('steps are never shown in their right order, and always in the same', () => {
  for (const letters of ['abc', 'bca', 'cab', 'acb', 'abcd', 'dcba', 'cdab']) {
    const quiz = orderOf(...letters);
    expect(offered(quiz).join('')).not.toBe(letters);
    expect(offered(quiz).toSorted()).toEqual([...letters].toSorted());
    expect(offered(quiz)).toEqual(offered(quiz));
  }
});

test('where an output is chosen, its place does not depend on which is right', () => {
  const outputs = ['1', '2', '3'];
  const shown = outputs.map((output) => {
    const mistaken = outputs
      .filter((each) => each !== output)
      .map((each) => ({ output: each, why: why(each) }));
    const quiz = { kind: 'predict', question, code: 'x', output, why: why('x'), answer: 'choice', mistaken };
    return offered(quizShape.parse(quiz));
  });
  expect(shown[1]).toEqual(shown[0]);
  expect(shown[2]).toEqual(shown[0]);
  expect(offered(predict)).toEqual([]);
});
