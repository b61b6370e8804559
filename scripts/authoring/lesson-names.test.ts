import { expect, test } from 'vitest';
import {
  CHECKS,
  faultsOf,
  inChecks,
  inLesson,
  LESSON,
  MDX,
  testCases,
  withFile,
  without,
} from './course-fixture.ts';

testCases([
  {
    name: 'a mistake without a folder',
    change: without(`${LESSON}/mistakes/`),
    file: MDX,
    line: 19,
    field: 'mistakes.check-after',
    came: 'no folder mistakes/check-after/',
    expected: 'a folder of that name',
    todo: 'Make mistakes/check-after/',
    shows: true,
  },
  {
    name: 'a folder of a mistake that the front matter does not name',
    change: withFile(`${LESSON}/mistakes/tells-which/actions/cancel-order.ts`),
    file: MDX,
    line: 18,
    field: 'mistakes.tells-which',
    came: 'a folder mistakes/tells-which/',
    expected: 'tells-which under mistakes',
    todo: 'caughtBy and explanation',
    shows: true,
  },
  {
    name: 'a folder of an alternative that the front matter does not name',
    change: withFile(`${LESSON}/alternatives/helper/actions/cancel-order.ts`),
    file: MDX,
    line: 2,
    field: 'alternatives.helper',
    came: 'a folder alternatives/helper/',
    expected: 'helper under alternatives',
    todo: 'what is different',
    shows: true,
  },
  {
    name: 'a starter that fails a check which checks.ts lacks',
    change: inLesson('starterFails: [own-row]', 'starterFails: [own-row, own-raw]'),
    file: MDX,
    line: 13,
    field: 'starterFails[1]',
    came: 'the text "own-raw"',
    expected: 'checks.ts: own-row',
    todo: 'Did you mean own-row?',
    shows: true,
  },
  {
    name: 'a mistake that an unknown check is to catch',
    change: inLesson('caughtBy: own-row', 'caughtBy: same-answer'),
    file: MDX,
    line: 20,
    field: 'mistakes.check-after.caughtBy',
    came: 'the text "same-answer"',
    expected: 'checks.ts: own-row',
    todo: 'Write the check',
    shows: true,
  },
  {
    name: 'a check that the front matter does not name',
    change: inChecks(
      '\n);',
      '\n  check(`one-refund`, "Once", async () => {}),\n  check("one-refund-2", "Once", async () => {}),\n);',
    ),
    file: CHECKS,
    line: 6,
    field: 'check one-refund-2',
    came: 'does not name',
    expected: 'starterFails',
    todo: 'proves nothing',
    shows: true,
  },
]);

test('a check whose id is made by code may be any that the front matter names', () => {
  expect(faultsOf(inChecks("check('own-row'", 'check(OWN_ROW'))).toEqual([]);
});
