import { expect, test } from 'vitest';
import { type Quiz, quizShape } from '../../site/lib/course/quiz.ts';
import { predictionProblems, runSnippet } from './predictions.ts';

const predict = (code: string, output: string): Quiz =>
  quizShape.parse({
    kind: 'predict',
    question: 'What does this print?',
    code,
    output,
    why: 'It is what it is.',
  });
const problems = (quiz: Quiz): Promise<string[]> => predictionProblems({ quizzes: { it: quiz } });

test('an output that comes is right, types, top-level await and all', async () => {
  const code = `const later = async (): Promise<number> => 2;\nconsole.log('a');\nconsole.log(await later());`;
  expect(await problems(predict(code, 'a\n2'))).toEqual([]);
});

test('an output that does not come is told with what came', async () => {
  expect(await problems(predict('console.log(typeof null)', 'null'))).toEqual([
    'quizzes.it: its code prints "object" and not "null".',
  ]);
});

test('code that throws, and code that is none, is told with its error', async () => {
  expect(await problems(predict(`console.log(1); throw new TypeError('no');`, '1'))).toEqual([
    expect.stringMatching(/quizzes\.it: .* TypeError: no$/),
  ]);
  expect(await problems(predict('console.log(', '1'))).toEqual([expect.stringContaining('SyntaxError')]);
});

test('code that does not end, and code that prints without end, is stopped', async () => {
  expect(await runSnippet('for (;;);', 400)).toEqual({
    kind: 'stopped',
    why: expect.stringContaining('0.4 seconds'),
  });
  expect(await runSnippet(`for (;;) console.log('x'.repeat(1000));`)).toEqual({
    kind: 'stopped',
    why: expect.stringContaining('characters'),
  });
});

test('code gets at no file, no other process and nothing of the environment', async () => {
  const stopped = { kind: 'stopped', why: expect.stringContaining('Access to this API has been restricted') };
  expect(await runSnippet(`import { readFileSync } from 'node:fs'; readFileSync('/etc/hostname');`)).toEqual(
    stopped,
  );
  expect(await runSnippet(`import { spawnSync } from 'node:child_process'; spawnSync('true');`)).toEqual(
    stopped,
  );
  process.env.QUIZ_TEST_SECRET = 'secret';
  try {
    const run = await runSnippet(`console.log(process.env.QUIZ_TEST_SECRET);`);
    expect(run).toEqual({ kind: 'printed', output: 'undefined\n' });
  } finally {
    delete process.env.QUIZ_TEST_SECRET;
  }
});
