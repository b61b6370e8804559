/** Owns a grade report for people: one HTML file that needs nothing beside it and runs no script. Pure. */
import { type Grade, type GradeReport, type LessonInReport, obstaclesOf } from './judged.ts';

const html = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

const CHECK = '<svg class="i" viewBox="0 0 16 16" aria-hidden="true"><path d="m3 8.5 3.2 3.2L13 4.8"/></svg>';
const WRENCH =
  '<svg class="i" viewBox="0 0 16 16" aria-hidden="true"><path d="M10.2 2.3a3.6 3.6 0 0 0-4 4.9L2.3 11a1.9 1.9 0 0 0 2.7 2.7l3.9-3.9a3.6 3.6 0 0 0 4.8-4.2l-2.2 2.1-2.2-.6-.5-2.1z"/></svg>';

/** Short names of the checks of all lessons, in the order of the course: 1a, 1b, 2a. */
const marksOf = (lessons: readonly LessonInReport[]): ReadonlyMap<string, string> =>
  new Map(
    lessons.flatMap(({ id, code, checks }) =>
      Object.keys(checks).map((check, index) => [
        `${id}/${check}`,
        `${code}${String.fromCharCode(97 + (index % 26))}`,
      ]),
    ),
  );

const hidden = (words: string): string => `<span class="vh">${html(words)}</span>`;

const cell = (grade: Grade, marks: ReadonlyMap<string, string>): string => {
  const mark = (check: string): string => marks.get(`${grade.lesson}/${check}`) ?? check;
  const [failing] = grade.failing;
  const [stopped] = Object.entries(grade.stoppedBy).sort(([, a], [, b]) => b - a);
  const box = (kind: string, title: string, inside: string): string =>
    `<span class="cell ${kind}" title="${html(title)}">${inside}</span>`;
  switch (grade.standing) {
    case 'not-started':
      return `<span class="t3" aria-hidden="true">·</span>${hidden('not started')}`;
    case 'passed':
      return box('p', 'Passed', CHECK + hidden('passed'));
    case 'passed-after':
      return box(
        'h',
        `Passed, after ${stopped?.[0] ?? ''} had failed ${stopped?.[1] ?? 0} times`,
        html(mark(stopped?.[0] ?? '')) + hidden(' first, then passed'),
      );
    case 'failing':
      return box(
        'f',
        `Failing: ${grade.failing.map(({ id }) => id).join(', ')}`,
        html(mark(failing?.id ?? '')) + hidden(' failing'),
      );
    case 'not-reproduced':
      return box(
        'n',
        `Claimed as passed, and not reproduced: ${grade.failing.map(({ id }) => id).join(', ')}`,
        `≠${hidden('claimed as passed, not reproduced')}`,
      );
    case 'refused':
      return box('n', `Not run: ${grade.why ?? ''}`, `!${hidden('not run, refused')}`);
    case 'not-judged':
      return box('e', `Could not be judged: ${grade.why ?? ''}`, WRENCH + hidden('could not be judged'));
  }
};

const STYLES = `
*{box-sizing:border-box}body{margin:0;background:var(--canvas);color:var(--text);font:var(--t-ui)/1.45 var(--sans)}
main{max-width:75rem;margin:0 auto;padding:var(--s-6) var(--gutter) var(--s-8);display:grid;gap:var(--s-5)}
h1,h2,h3,p,ul{margin:0}h1{font-size:var(--t-h2);letter-spacing:var(--track-head);line-height:1.15}h2{font-size:var(--t-h3)}h3{font-size:var(--t-h4);line-height:1.3}
.t3{color:var(--text-3)}.lede{color:var(--text-2);max-width:66ch;margin-top:.5rem}.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.cohort{border:1px solid var(--line-strong);border-radius:var(--r-3);background:var(--surface);overflow:hidden}.scroll{overflow-x:auto}.scroll:focus-visible{outline:2px solid var(--focus);outline-offset:-2px}
table{border-collapse:collapse;font-size:var(--t-small);width:100%}th,td{padding:.4rem .3rem;border-bottom:1px solid var(--line);text-align:center;white-space:nowrap}tbody tr:last-child>*{border-bottom:0}
th:first-child,td:first-child{text-align:left;padding:.4rem var(--s-4);position:sticky;left:0;background:var(--surface);border-right:1px solid var(--line);min-width:9.5rem;max-width:16rem;overflow:hidden;text-overflow:ellipsis;font-weight:var(--w-medium)}
thead th{font:500 .75rem var(--mono);color:var(--text-2)}.grp th{font:var(--w-medium) .75rem var(--sans);text-align:left;border-bottom:0;color:var(--text-3)}.p0{border-left:1px solid var(--line-strong)}
.cell{display:inline-grid;place-items:center;min-width:2.1rem;height:1.625rem;padding:0 .3rem;border-radius:var(--r-1);font:600 .6875rem var(--mono)}.i{width:.875rem;height:.875rem;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.cell.p{background:var(--pass-tint);color:var(--pass)}.cell.f{background:var(--fail);color:var(--surface)}.cell.h{background:var(--warn-tint);color:var(--warn);box-shadow:inset 0 0 0 1px var(--warn-line)}.cell.n{background:var(--fail-tint);color:var(--fail);box-shadow:inset 0 0 0 1px var(--fail)}.cell.e{background:var(--tool-tint);color:var(--tool);outline:1px dashed var(--tool-line);outline-offset:-1px}
.legend{display:flex;flex-wrap:wrap;gap:.4rem 1.2rem;font-size:var(--t-small);color:var(--text-2);padding:.7rem var(--s-4);border-top:1px solid var(--line-strong)}.legend>span{display:inline-flex;align-items:center;gap:.5rem}
.mis{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,20rem),1fr));gap:var(--s-4);margin-top:var(--s-4)}article{border:1px solid var(--line-strong);border-radius:var(--r-3);background:var(--surface);padding:var(--s-4);display:grid;gap:.5rem;align-content:start;overflow-wrap:anywhere}
article header{display:flex;gap:.6rem;align-items:center;font-size:var(--t-small);color:var(--text-2)}.code{font:600 .75rem var(--mono);background:var(--fail);color:var(--surface);padding:.1rem .4rem;border-radius:var(--r-1)}.code.past{background:var(--warn-tint);color:var(--warn);box-shadow:inset 0 0 0 1px var(--warn-line)}
article p,article li{color:var(--text-2);line-height:1.5}article ul,.list{padding-left:1.1rem;display:grid;gap:.4rem}.list{margin-top:var(--s-3);overflow-wrap:anywhere}.people{display:flex;flex-wrap:wrap;gap:.3rem .7rem;font-size:var(--t-small)}
`;

const sum = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;

const table = ({ lessons, people }: GradeReport, marks: ReadonlyMap<string, string>): string => {
  const parts = [...Map.groupBy(lessons, ({ part }) => part)];
  const isFirst = (lesson: LessonInReport): boolean => parts.some(([, [first]]) => first === lesson);
  const edge = (lesson: LessonInReport): string => (isFirst(lesson) ? ' class="p0"' : '');
  const head = lessons
    .map(
      (lesson) =>
        `<th scope="col"${edge(lesson)} title="${html(lesson.title)}">${html(lesson.code)}${hidden(` ${lesson.title}`)}</th>`,
    )
    .join('');
  const rows = people.map(({ name, grades }) => {
    const cells = lessons.map((lesson) => {
      const grade = grades.find((each) => each.lesson === lesson.id);
      return `<td${edge(lesson)}>${grade ? cell(grade, marks) : ''}</td>`;
    });
    return `<tr><th scope="row" title="${html(name)}">${html(name)}</th>${cells.join('')}</tr>`;
  });
  return `<div class="cohort"><div class="scroll" tabindex="0" role="region" aria-label="People by lesson"><table><thead><tr class="grp"><td></td>${parts.map(([part, group]) => `<th colspan="${group.length}" class="p0">${html(part)}</th>`).join('')}</tr><tr><th scope="col">Person</th>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>
<div class="legend"><span><span class="cell p">${CHECK}</span> passed</span><span><span class="cell h">a</span> passed, after this check had failed</span><span><span class="cell f">a</span> failing on it now</span><span><span class="cell n">≠</span> claimed as passed, not reproduced</span><span><span class="cell n">!</span> not run: not allowed in the lesson</span><span><span class="cell e">${WRENCH}</span> could not be judged, not counted</span></div></div>`;
};

const obstacles = (report: GradeReport, marks: ReadonlyMap<string, string>): string => {
  const found = obstaclesOf(report);
  if (found.length === 0) return '';
  const articles = found.map(({ lesson, check, failing, gotPast }) => {
    const about = report.lessons.find(({ id }) => id === lesson);
    const { title = check, misconceptions = [] } = about?.checks[check] ?? {};
    const thought = misconceptions.map((each) => `<li>${html(each)}</li>`).join('');
    return `<article><header><span class="code${failing.length === 0 ? ' past' : ''}">${html(marks.get(`${lesson}/${check}`) ?? check)}</span><span>${failing.length} failing now, ${gotPast.length} got past it</span></header><h3>${html(title)}</h3>${thought ? `<details><summary>What is often thought</summary><ul>${thought}</ul></details>` : ''}<div class="people">${[...failing, ...gotPast.map((name) => `${name} (past it)`)].map((name) => `<span>${html(name)}</span>`).join('')}</div></article>`;
  });
  return `<section><h2>What is holding people up</h2><div class="mis">${articles.join('')}</div></section>`;
};

const notes = ({ people, refused }: GradeReport): string => {
  const claims = people.flatMap(({ name, grades }) =>
    grades.flatMap(({ lesson, standing, failing, why, otherVersion }) => {
      const version = otherVersion ? ' The file is from another version of the lesson.' : '';
      if (standing === 'not-reproduced')
        return [
          `${name}, ${lesson}: claimed as passed; ${failing.map(({ id }) => id).join(', ')} failed here.${version}`,
        ];
      if (standing === 'refused') return [`${name}, ${lesson}: not run. ${why ?? ''}`];
      return standing === 'not-judged' ? [`${name}, ${lesson}: could not be judged. ${why ?? ''}`] : [];
    }),
  );
  const files = refused.map(({ file, why }) => `${file}: ${why}`);
  const list = (title: string, lines: readonly string[]): string =>
    lines.length === 0
      ? ''
      : `<section><h2>${title}</h2><ul class="list">${lines.map((line) => `<li>${html(line.slice(0, 600))}</li>`).join('')}</ul></section>`;
  return list('To look at', claims) + list('Files that were not taken', files);
};

/** @param tokens The text of site/styles/tokens.css. */
export function toPage(report: GradeReport, tokens: string): string {
  const marks = marksOf(report.lessons);
  const plain = tokens.replace(/@font-face\s*\{[^}]*\}/g, '');
  const [first] = obstaclesOf(report);
  const title = first && report.lessons.find(({ id }) => id === first.lesson)?.checks[first.check]?.title;
  const lede =
    first && first.failing.length > 1 && title
      ? `${sum(first.failing.length, 'person').replace('persons', 'people')} are held up by the same check: ${title}. That is one conversation, not ${first.failing.length}.`
      : 'Every result was run again here, on the code that was handed in.';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Grades · ${html(report.course)}</title>
<style>${plain}${STYLES}</style>
</head>
<body>
<main>
<div><p class="t3">${report.people.length === 1 ? '1 person' : `${report.people.length} people`}, ${sum(report.lessons.length, 'lesson')}, graded ${html(report.at.slice(0, 10))}</p><h1>${html(report.course)}</h1><p class="lede">${html(lede)}</p></div>
${table(report, marks)}
${obstacles(report, marks)}
${notes(report)}
</main>
</body>
</html>
`;
}
