import { CHECKS, inChecks, testCases } from './course-fixture.ts';

testCases([
  {
    name: 'two checks with one id',
    change: inChecks('\n);', '\n  check("own-row", "Again", async () => {}),\n);'),
    file: CHECKS,
    line: 5,
    field: 'check own-row',
    came: 'a second check',
    expected: 'an id of its own',
    todo: 'Rename one',
  },
  {
    name: 'a syntax error in checks.ts',
    change: inChecks("'own-row', ", "'own-row' "),
    file: CHECKS,
    line: 4,
    field: 'syntax',
    came: "check('own-row' 'Ana",
    expected: 'Expected `,`',
    todo: 'Mend the syntax',
  },
  {
    name: 'a checks.ts that exports no checks',
    change: inChecks('export default checks(', 'export const all = checks('),
    file: CHECKS,
    field: 'export default',
    came: 'nothing',
    expected: 'export default checks(',
    todo: 'docs/lessons.md',
  },
]);
