import { expect, test } from 'vitest';
import { type FaultCase, faultsOf, inLesson, MDX, put, testCases } from './course-fixture.ts';

const BEFORE = 'starterFails: [own-row]\n';
/** In lines: the front matter's `quizzes:` is the 13th of the file. */
const QUIZZES = `quizzes:
  who-asks:
    kind: single
    question: Who has to ask whose order it is?
    choices:
      - text: The page
        why: The page is not asked when a call is made.
      - text: The action
        right: true
        why: It is what runs.
  what-first:
    kind: order
    question: In which order does it happen?
    steps:
      - text: The call arrives
        why: Nothing runs before it.
      - text: The action runs
        why: It is what is called.
      - text: The reply leaves
        why: The action has to end first.
  what-prints:
    kind: predict
    question: What does this print, and why?
    code: console.log(1);
    output: '1'
    why: It is told to print one.
`;
const SHOWN = '<Quiz id="who-asks" />\n\n<Quiz id="what-first" />\n\n<Quiz id="what-prints" />\n\n';

type Change = FaultCase['change'];
const good: Change = (texts) => {
  inLesson(BEFORE, `${QUIZZES}${BEFORE}`)(texts);
  inLesson('## The idea', `${SHOWN}## The idea`)(texts);
};
const withQuizzes =
  (from: string, to: string): Change =>
  (texts) => {
    good(texts);
    inLesson(from, to)(texts);
  };

test('quizzes that are right and shown once are no faults', () => {
  expect(faultsOf(good)).toEqual([]);
});

testCases([
  {
    name: 'a quiz without a right answer',
    change: withQuizzes('        right: true\n', ''),
    file: MDX,
    line: 17,
    field: 'quizzes.who-asks.choices',
    came: 'a list of 2',
    expected: 'exactly one choice with right: true',
    todo: 'Change it.',
  },
  {
    name: 'a quiz of one choice with two right answers',
    change: withQuizzes('- text: The page\n', '- text: The page\n        right: true\n'),
    file: MDX,
    line: 17,
    field: 'quizzes.who-asks.choices',
    came: 'a list of 2',
    expected: 'exactly one choice with right: true',
    todo: 'Change it.',
  },
  {
    name: 'a quiz of several choices without a right answer',
    change: (texts) => {
      withQuizzes('kind: single', 'kind: multiple')(texts);
      inLesson('        right: true\n', '')(texts);
    },
    file: MDX,
    line: 17,
    field: 'quizzes.who-asks.choices',
    came: 'a list of 2',
    expected: 'at least one choice with right: true',
    todo: 'Change it.',
  },
  {
    name: 'two choices with the same text',
    change: withQuizzes('text: The page', 'text: The action'),
    file: MDX,
    line: 17,
    field: 'quizzes.who-asks.choices',
    came: 'a list of 2',
    expected: 'texts that all differ',
    todo: 'Change it.',
  },
  {
    name: 'a choice without its why',
    change: withQuizzes('        why: It is what runs.\n', ''),
    file: MDX,
    line: 20,
    field: 'quizzes.who-asks.choices[1].why',
    came: 'nothing',
    expected: 'a text. Said to whoever has chosen it',
    todo: 'Add it.',
  },
  {
    name: 'an unknown kind',
    change: withQuizzes('kind: single', 'kind: singel'),
    file: MDX,
    line: 15,
    field: 'quizzes.who-asks.kind',
    came: '"singel"',
    expected: 'one of single, multiple, order, predict',
    todo: 'Did you mean single?',
  },
  {
    name: 'a field that quizzes do not have',
    change: withQuizzes('    choices:', '    coices: 1\n    choices:'),
    file: MDX,
    line: 17,
    field: 'quizzes.who-asks.coices',
    came: 'a field coices',
    expected: 'only the fields kind, question, choices',
    todo: 'Did you mean choices?',
  },
  {
    name: 'an order of two steps',
    change: withQuizzes('      - text: The action runs\n        why: It is what is called.\n', ''),
    file: MDX,
    line: 26,
    field: 'quizzes.what-first.steps',
    came: 'a list of 2',
    expected: 'at least 3 in the list',
    todo: 'Change it.',
  },
  {
    name: 'an output to choose with nothing to choose besides',
    change: withQuizzes("output: '1'", "output: '1'\n    answer: choice"),
    file: MDX,
    line: 33,
    field: 'quizzes.what-prints.mistaken',
    came: 'nothing',
    expected: 'at least one mistaken output',
    todo: 'Add it.',
  },
  {
    name: 'an id that cannot stand in progress',
    change: (texts) => {
      withQuizzes('  who-asks:', '  Who asks:')(texts);
      inLesson('id="who-asks"', 'id="Who asks"')(texts);
    },
    file: MDX,
    line: 14,
    field: 'quizzes.Who asks',
    came: 'fields: kind, question, choices',
    expected: 'a quiz id is kebab-case',
    todo: 'Change it.',
  },
  {
    name: 'two quizzes with the same id',
    change: withQuizzes('  what-first:', '  who-asks:'),
    file: MDX,
    line: 23,
    field: 'front matter',
    came: 'who-asks:',
    expected: 'each field and each name once',
    todo: 'Take one of the two away.',
  },
  {
    name: 'a quiz that the prose does not show',
    change: withQuizzes('<Quiz id="what-first" />\n\n', ''),
    file: MDX,
    line: 23,
    field: 'quizzes.what-first',
    came: 'a quiz that the prose does not show',
    expected: '<Quiz id="what-first" />',
    todo: 'Put it into the prose',
    shows: true,
  },
  {
    name: 'a quiz that is shown and not there',
    change: withQuizzes('<Quiz id="what-first" />', '<Quiz id="what-first" />\n\n<Quiz id="who-aks" />'),
    file: MDX,
    line: 56,
    field: 'quiz',
    came: '<Quiz id="who-aks" />',
    expected: 'id="who-asks", id="what-first"',
    todo: 'Did you mean who-asks?',
  },
  {
    name: 'a quiz that is shown twice',
    change: withQuizzes('<Quiz id="what-first" />', '<Quiz id="what-first" />\n\n<Quiz id="who-asks" />'),
    file: MDX,
    line: 56,
    field: 'quiz',
    came: '<Quiz id="who-asks" />',
    expected: 'stands in line 52 already',
    todo: 'Take one of the two away.',
  },
  {
    name: 'a quiz in a part, which has none',
    change: put('part.mdx', 'Begin with', '<Quiz id="who-asks" />\n\nBegin with'),
    file: 'lessons/1-security/part.mdx',
    line: 15,
    field: 'quiz',
    came: '<Quiz id="who-asks" />',
    expected: 'a quiz that the lesson’s front matter has under quizzes',
    todo: 'Write the quiz under quizzes',
  },
]);
