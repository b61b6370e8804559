/** Owns how a report on evidence is laid out: people by lessons, what is holding them up, what to look at. Pure. */
import * as texts from '#texts/report.ts';
import { element, type Markup, type MarkupElement } from '../markup/markup.ts';
import { type Grade, type GradeReport, type LessonInReport, obstaclesOf } from './report.ts';

/** Whether results were run again, or are what files say. */
export type Basis = 'rerun' | 'claims';

/** Characters of one line that is to be looked at. */
const LONGEST_LINE = 600;

const icon = (path: string): MarkupElement =>
  element('svg', { class: 'i', viewBox: '0 0 16 16', 'aria-hidden': 'true' }, element('path', { d: path }));
const CHECK = icon('m3 8.5 3.2 3.2L13 4.8');
const WRENCH = icon(
  'M10.2 2.3a3.6 3.6 0 0 0-4 4.9L2.3 11a1.9 1.9 0 0 0 2.7 2.7l3.9-3.9a3.6 3.6 0 0 0 4.8-4.2l-2.2 2.1-2.2-.6-.5-2.1z',
);

/** Short names of the checks of all lessons, in the order of the course: S1a, S1b, S2a. */
const marksOf = (lessons: readonly LessonInReport[]): ReadonlyMap<string, string> =>
  new Map(
    lessons.flatMap(({ id, code, checks }) =>
      Object.keys(checks).map((check, index) => [
        `${id}/${check}`,
        `${code}${String.fromCharCode(97 + (index % 26))}`,
      ]),
    ),
  );

const heard = (words: string): MarkupElement => element('span', { class: 'vh' }, words);
const box = (kind: string, title: string | null, ...inside: Markup[]): MarkupElement =>
  element('span', { class: `cell ${kind}`, title }, ...inside);

const cell = (grade: Grade, marks: ReadonlyMap<string, string>): Markup[] => {
  const mark = (check: string): string => marks.get(`${grade.lesson}/${check}`) ?? check.slice(0, 12);
  const ids = grade.failing.map(({ id }) => id);
  const [stopped = '', times = 0] = Object.entries(grade.stoppedBy).sort(([, a], [, b]) => b - a)[0] ?? [];
  switch (grade.standing) {
    case 'not-started':
      return [element('span', { class: 't3', 'aria-hidden': 'true' }, '·'), heard(texts.notStarted)];
    case 'started':
      return [box('o', texts.startedTitle, heard(texts.started))];
    case 'passed':
      return [box('p', texts.passedTitle, CHECK, heard(texts.passed))];
    case 'passed-after':
      return [box('h', texts.passedAfterTitle(stopped, times), mark(stopped), heard(texts.firstThenPassed))];
    case 'failing':
      return [box('f', texts.failingTitle(ids), mark(ids[0] ?? ''), heard(texts.failing))];
    case 'not-reproduced':
      return [box('n', texts.notReproducedTitle(ids), '≠', heard(texts.notReproduced))];
    case 'refused':
      return [box('n', texts.refusedTitle(grade.why ?? ''), '!', heard(texts.refused))];
    case 'not-judged':
      return [box('e', texts.notJudgedTitle(grade.why ?? ''), WRENCH, heard(texts.notJudged))];
  }
};

const legend = (basis: Basis): MarkupElement => {
  const entry = (kind: string, inside: readonly Markup[], words: string): MarkupElement =>
    element('span', {}, box(kind, null, ...inside), ` ${words}`);
  const both = [
    entry('p', [CHECK], texts.passed),
    entry('h', ['a'], texts.passedAfterThisCheck),
    entry('f', ['a'], texts.failingNow),
  ];
  const only =
    basis === 'claims'
      ? [entry('o', [], texts.startedNoResult)]
      : [
          entry('n', ['≠'], texts.notReproduced),
          entry('n', ['!'], texts.notRunNotAllowed),
          entry('e', [WRENCH], texts.notJudgedNotCounted),
        ];
  return element('div', { class: 'legend' }, ...both, ...only);
};

const table = (
  { lessons, people }: GradeReport,
  marks: ReadonlyMap<string, string>,
  basis: Basis,
): MarkupElement => {
  const parts = [...Map.groupBy(lessons, ({ part }) => part)];
  const edge = (lesson: LessonInReport): string | null =>
    parts.some(([, [first]]) => first === lesson) ? 'p0' : null;
  const groups = parts.map(([part, group]) =>
    element('th', { colspan: String(group.length), class: 'p0' }, part),
  );
  const heads = lessons.map((lesson) =>
    element(
      'th',
      { scope: 'col', class: edge(lesson), title: lesson.title },
      lesson.code,
      heard(` ${lesson.title}`),
    ),
  );
  const rows = people.map(({ name, grades }) => {
    const cells = lessons.map((lesson) => {
      const grade = grades.find((each) => each.lesson === lesson.id);
      return element('td', { class: edge(lesson) }, ...(grade ? cell(grade, marks) : []));
    });
    return element('tr', {}, element('th', { scope: 'row', title: name }, name), ...cells);
  });
  return element(
    'div',
    { class: 'cohort' },
    element(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': texts.peopleByLesson },
      element(
        'table',
        {},
        element(
          'thead',
          {},
          element('tr', { class: 'grp' }, element('td', {}), ...groups),
          element('tr', {}, element('th', { scope: 'col' }, texts.person), ...heads),
        ),
        element('tbody', {}, ...rows),
      ),
    ),
    legend(basis),
  );
};

const section = (title: string, inside: MarkupElement): MarkupElement =>
  element('section', {}, element('h2', {}, title), inside);

const obstacles = (report: GradeReport, marks: ReadonlyMap<string, string>): MarkupElement[] => {
  const found = obstaclesOf(report);
  if (found.length === 0) return [];
  const articles = found.map(({ lesson, check, failing, gotPast }) => {
    const about = report.lessons.find(({ id }) => id === lesson);
    const { title = check, misconceptions = [] } = about?.checks[check] ?? {};
    const code = failing.length === 0 ? 'code past' : 'code';
    const thought = element(
      'details',
      {},
      element('summary', {}, texts.whatIsOftenThought),
      element('ul', {}, ...misconceptions.map((each) => element('li', {}, each))),
    );
    return element(
      'article',
      {},
      element(
        'header',
        {},
        element('span', { class: code }, marks.get(`${lesson}/${check}`) ?? check),
        element('span', {}, texts.failingAndPast(failing.length, gotPast.length)),
      ),
      element('h3', {}, title),
      ...(misconceptions.length > 0 ? [thought] : []),
      element(
        'div',
        { class: 'people' },
        ...[...failing, ...gotPast.map(texts.pastIt)].map((name) => element('span', {}, name)),
      ),
    );
  });
  return [section(texts.holdingUp, element('div', { class: 'mis' }, ...articles))];
};

const lineOn = (name: string, grade: Grade, basis: Basis): string | null => {
  const { lesson, standing, why, failing, otherVersion } = grade;
  if (standing === 'not-reproduced')
    return texts.didNotHold(
      name,
      lesson,
      failing.map(({ id }) => id),
      otherVersion,
    );
  if (standing === 'refused') return texts.notRun(name, lesson, why ?? '');
  if (standing === 'not-judged') return texts.couldNotBeJudged(name, lesson, why ?? '');
  // Run again it was judged by what is here; taken at its word it was judged elsewhere.
  return basis === 'claims' && otherVersion ? texts.ofAnotherVersion(name, lesson) : null;
};

const notes = ({ people, refused, remarks }: GradeReport, basis: Basis): MarkupElement[] => {
  const list = (title: string, lines: readonly string[]): MarkupElement[] =>
    lines.length === 0
      ? []
      : [
          section(
            title,
            element(
              'ul',
              { class: 'list' },
              ...lines.map((line) => element('li', {}, line.slice(0, LONGEST_LINE))),
            ),
          ),
        ];
  const lines = people.flatMap(({ name, grades }) =>
    grades.flatMap((grade) => lineOn(name, grade, basis) ?? []),
  );
  const files = refused.map(({ file, why }) => texts.fileAndWhy(file, why));
  return [...list(texts.toLookAt, [...lines, ...remarks]), ...list(texts.notTaken, files)];
};

/** What holds up most, in a sentence; null where no check holds up two. */
export function commonObstacle(report: GradeReport): string | null {
  const [first] = obstaclesOf(report);
  const title = first && report.lessons.find(({ id }) => id === first.lesson)?.checks[first.check]?.title;
  return first && title && first.failing.length > 1 ? texts.heldUp(first.failing.length, title) : null;
}

/** How many people and lessons, in a few words. */
export const sizeOf = ({ people, lessons }: GradeReport): string =>
  texts.peopleAndLessons(people.length, lessons.length);

/** The report below its heading; site/styles/report.css has its looks. A table without people is left out. */
export function reportView(report: GradeReport, basis: Basis): MarkupElement {
  const marks = marksOf(report.lessons);
  const isEmpty = basis === 'claims' && report.people.length === 0;
  return element(
    'div',
    { class: 'report' },
    ...(isEmpty ? [] : [table(report, marks, basis)]),
    ...obstacles(report, marks),
    ...notes(report, basis),
  );
}
