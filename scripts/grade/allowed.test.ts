import { expect, test } from 'vitest';
import { type LessonGround, whyNotAllowed } from './allowed.ts';

const ground: LessonGround = {
  front: { newFiles: ['lib/**'], removable: ['actions/old.ts'] },
  starter: { 'actions/a.ts': 'a', 'actions/old.ts': 'o' },
  solution: { 'data/new.ts': 'n' },
  base: {
    'actions/a.ts': 'a',
    'actions/old.ts': 'o',
    'package.json': '{}',
    'next.config.ts': 'x',
    'db/index.ts': 'y',
  },
};

test('what the lab lets a learner do is allowed', () => {
  expect(
    whyNotAllowed(
      { 'actions/a.ts': 'mine', 'data/new.ts': 'n', 'lib/help.ts': 'h', 'actions/old.ts': null },
      ground,
    ),
  ).toBeNull();
});

test('files of the app, files in other places and what must stay are refused with the file', () => {
  for (const path of ['package.json', 'next.config.ts', 'db/index.ts'])
    expect(whyNotAllowed({ [path]: 'evil' }, ground), path).toContain(
      `${path}: This file belongs to the app`,
    );
  expect(whyNotAllowed({ 'instrumentation.ts': 'evil' }, ground)).toContain('files can be made in lib/');
  expect(whyNotAllowed({ '.lab/server.mjs': 'evil' }, ground)).toContain('.lab/server.mjs');
  expect(whyNotAllowed({ 'lib/../package.json': 'evil' }, ground)).toContain('segment');
  expect(whyNotAllowed({ 'actions/a.ts': null }, ground)).toContain('stays where it is');
});

test('files that are one file on some systems are refused, and a file may get another name of the same letters', () => {
  expect(whyNotAllowed({ 'lib/a.ts': '1', 'lib/A.ts': '2' }, ground)).toContain(
    'are one file on some systems',
  );
  expect(whyNotAllowed({ 'actions/old.ts': null, 'lib/OLD.ts': 'o' }, ground)).toBeNull();
});
