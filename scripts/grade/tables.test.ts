import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Grade, type GradeReport, NOT_STARTED } from '../../site/lib/report/report.ts';
import { toPage } from './page.ts';
import { toCsv, toJunit } from './tables.ts';

const styles = readFileSync(new URL('../../site/styles/report.css', import.meta.url), 'utf8');
const HOSTILE = '=HYPERLINK("//x")<script>alert(1)</script>\'&\u0007';
const grade = (change: Partial<Grade>): Grade => ({ ...NOT_STARTED('own-the-row'), ...change });
const report: GradeReport = {
  course: 'A <b>course</b>',
  at: '2026-01-01T00:00:00.000Z',
  lessons: [
    {
      id: 'own-the-row',
      code: 'S2',
      title: 'Someone else’s order',
      part: 'security',
      checks: {
        'own-row': {
          title: 'Ana cannot cancel Ben’s order',
          misconceptions: ['Signed in <em>means</em> allowed.'],
        },
      },
    },
  ],
  people: [
    {
      name: HOSTILE,
      file: 'a.json',
      grades: [
        grade({
          standing: 'not-reproduced',
          claimed: true,
          failing: [{ id: 'own-row', message: HOSTILE }],
          runs: 2,
        }),
      ],
    },
    {
      name: 'Ben',
      file: 'b.json',
      grades: [
        grade({
          standing: 'passed-after',
          stoppedBy: { 'own-row': 3 },
          passedAt: 0,
          quizzes: { 'who-asks': { attempts: 2, rightAt: 1 }, 'what-first': { attempts: 4, rightAt: null } },
        }),
      ],
    },
    { name: 'Orla', file: 'c.json', grades: [grade({ standing: 'not-judged', why: 'The pipe broke.' })] },
    { name: 'Otto', file: 'd.json', grades: [grade({})] },
  ],
  refused: [{ file: 'e<f>.json', why: 'It is not JSON.' }],
  remarks: ['Ben: this course has no lesson <i>.'],
};

test('a spreadsheet gets one line for each person and lesson, and no formula', () => {
  const lines = toCsv(report).trimEnd().split('\r\n');
  expect(lines).toHaveLength(6);
  expect(lines[1]).toMatch(/^"'=HYPERLINK\(""\/\/x""\)/);
  expect(lines[2]).toBe(
    'Ben,b.json,own-the-row,passed-after,no,,own-row 3,0,1970-01-01T00:00:00.000Z,no,,"who-asks right after 2; what-first not right after 4"',
  );
  expect(lines[5]).toBe(',e<f>.json,,file refused,,,,,,,It is not JSON.,');
});

test('where a spreadsheet parts cells at semicolons, tabs or lines, no formula stands behind one either', () => {
  const [first] = report.people;
  const csv = toCsv({
    ...report,
    people: [],
    refused: [';=1+1', 'x; @A1', 'y\t+2', 'z\n-3', 'a-b; c=d'].map((why) => ({
      file: first?.file ?? '',
      why,
    })),
  });
  expect(csv).not.toMatch(/[;\t\n]\s*[=+@-]/);
  expect(csv).toContain('a-b; c=d');
});

test('a build server gets a suite for each person, with what failed, what could not be judged and what was skipped', () => {
  const xml = toJunit(report);
  expect(xml).toContain('tests="1" failures="1" errors="0" skipped="0"');
  expect(xml).toContain('<testsuite name="Ben" tests="1" failures="0" errors="0" skipped="0">');
  expect(xml).toContain('<error message="The pipe broke."/>');
  expect(xml).toContain('<skipped message="not started"/>');
  expect(xml).toContain('name="e&lt;f&gt;.json"');
  expect(xml).not.toContain('<script>');
  expect(xml).not.toContain('\u0007');
});

test('the page shows people by lessons and what holds them up, and nothing that was handed in is markup', () => {
  const page = toPage(report, `:root{--text:#000}@font-face { src: url("/x") }${styles}`);
  expect(page).toContain('<th scope="row" title="Ben">Ben</th>');
  expect(page).toContain('Ana cannot cancel Ben’s order');
  expect(page).toContain('0 failing now, 1 got past it');
  expect(page).toContain('claimed as passed; own-row failed here.');
  expect(page).toContain('e&lt;f&gt;.json: It is not JSON.');
  expect(page).toContain('this course has no lesson &lt;i&gt;.');
  expect(page).not.toMatch(/<script|<b>|<em>|<i>|url\(/);
  expect(page).toContain("default-src 'none'");
});
