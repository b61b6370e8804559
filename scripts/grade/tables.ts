/** Owns a grade report for other programs: CSV for a spreadsheet, JUnit for a build server. What people wrote stays text in both. Pure. */
import type { Grade, GradeReport, Person } from '../../site/lib/report/report.ts';

/**
 * A cell of a spreadsheet. What begins like a formula would be one; and where a spreadsheet parts cells at semicolons or
 * tabs, as in half of Europe, or takes a quoted line end for a new row, a cell begins behind each of them.
 */
const cell = (value: string | number): string => {
  const text = String(value);
  const safe = text.replace(/(^|[;\t\r\n])([^\S\t\r\n]*)(?=[=+\-@\t\r])/g, "$1$2'");
  return /[",;\t\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const moment = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());
const stops = ({ stoppedBy }: Grade): string =>
  Object.entries(stoppedBy)
    .map(([check, times]) => `${check} ${times}`)
    .join('; ');

const quizzesOf = ({ quizzes }: Grade): string =>
  Object.entries(quizzes)
    .map(
      ([quiz, { attempts, rightAt }]) =>
        `${quiz} ${rightAt === null ? 'not right' : 'right'} after ${attempts}`,
    )
    .join('; ');

const COLUMNS = [
  'person',
  'file',
  'lesson',
  'standing',
  'claimed',
  'failing now',
  'failed on the way',
  'runs',
  'passed at (claimed)',
  'other version of the lesson',
  'why',
  'quizzes (claimed)',
];

/** One line for each person and lesson, and one for each file that was not taken. */
export function toCsv({ people, refused }: GradeReport): string {
  const rows = people.flatMap(({ name, file, grades }) =>
    grades.map((grade) => [
      name,
      file,
      grade.lesson,
      grade.standing,
      grade.claimed ? 'yes' : 'no',
      grade.failing.map(({ id }) => id).join('; '),
      stops(grade),
      grade.runs,
      moment(grade.passedAt),
      grade.otherVersion ? 'yes' : 'no',
      grade.why ?? '',
      quizzesOf(grade),
    ]),
  );
  const lost = refused.map(({ file, why }) => [
    '',
    file,
    '',
    'file refused',
    '',
    '',
    '',
    '',
    '',
    '',
    why,
    '',
  ]);
  return `${[COLUMNS, ...rows, ...lost].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Characters that XML cannot hold in any form are left out. */
const xml = (text: string): string =>
  [...text]
    .filter((each) => /[\t\n\r\u0020-\uD7FF\uE000-\uFFFD]|[\u{10000}-\u{10FFFF}]/u.test(each))
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const testCase = (person: Person, grade: Grade): string => {
  const open = `    <testcase classname="${xml(person.name)}" name="${xml(grade.lesson)}">`;
  const inside = (): string => {
    const said = grade.failing.map(({ id, message }) => `${id}: ${message}`).join('\n');
    switch (grade.standing) {
      case 'passed':
      case 'passed-after':
        return '';
      case 'not-started':
        return '<skipped message="not started"/>';
      case 'started':
        return '<skipped message="started"/>';
      case 'not-judged':
        return `<error message="${xml(grade.why ?? '')}"/>`;
      case 'refused':
        return `<failure message="refused: ${xml(grade.why ?? '')}"/>`;
      case 'not-reproduced':
        return `<failure message="claimed as passed, and not reproduced">${xml(said)}</failure>`;
      case 'failing':
        return `<failure message="${xml(grade.failing.map(({ id }) => id).join(', '))}">${xml(said)}</failure>`;
    }
  };
  return `${open}${inside()}</testcase>`;
};

/** A suite for each person, a case for each lesson. */
export function toJunit({ course, people, refused }: GradeReport): string {
  const suites = people.map((person) => {
    const with_ = (...standings: readonly Grade['standing'][]): number =>
      person.grades.filter(({ standing }) => standings.includes(standing)).length;
    const failures = with_('failing', 'refused', 'not-reproduced');
    return [
      `  <testsuite name="${xml(person.name)}" tests="${person.grades.length}" failures="${failures}" errors="${with_('not-judged')}" skipped="${with_('not-started', 'started')}">`,
      ...person.grades.map((grade) => testCase(person, grade)),
      '  </testsuite>',
    ].join('\n');
  });
  const files = refused.map(
    ({ file, why }) =>
      `    <testcase classname="files" name="${xml(file)}"><error message="${xml(why)}"/></testcase>`,
  );
  const lost =
    files.length === 0
      ? []
      : [
          `  <testsuite name="files that were not taken" tests="${files.length}" failures="0" errors="${files.length}" skipped="0">\n${files.join('\n')}\n  </testsuite>`,
        ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${xml(course)}">\n${[...suites, ...lost].join('\n')}\n</testsuites>\n`;
}
