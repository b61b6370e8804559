/**
 * `npm run grade -- FILES…`: runs the code of evidence files again and reports what was learned, and where a claim does not
 * hold. Options: --course DIR, --out DIR, --lanes N, --profile local|container, --json. Exit status 0 only if every claim does.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { noSuchLesson } from '#texts/report.ts';
import { partFrontMatter } from '../site/lib/course/lesson.ts';
import { overlayFiles } from '../site/lib/files/files.ts';
import { oneLine } from '../site/lib/files/one-line.ts';
import { isBegun } from '../site/lib/progress/evidence.ts';
import {
  checksInReport,
  type Grade,
  type GradeReport,
  type LessonInReport,
  NOT_STARTED,
} from '../site/lib/report/report.ts';
import { readChecksFile } from './authoring/checks-file.ts';
import { frontMatterText } from './authoring/front-matter.ts';
import { stopOnFaults } from './authoring/stop-on-faults.ts';
import { fail, readCommandLine, wholeNumber } from './command-line.ts';
import { chooseGround } from './container-profile/choose-ground.ts';
import { lessonHashes, openCourse, siteFolderOf } from './course/course.ts';
import type { LessonGround } from './grade/allowed.ts';
import { gradeOf, isSound } from './grade/judged.ts';
import { toPage } from './grade/page.ts';
import { takeFiles } from './grade/read-files.ts';
import { rerun } from './grade/rerun.ts';
import { toCsv, toJunit } from './grade/tables.ts';
import { root } from './site/paths.ts';
import { openProofBrowser } from './verify/browser.ts';
import { type LessonFolder, readLessons } from './verify/lessons.ts';
import { sideBySide } from './verify/side-by-side.ts';

const USAGE = `npm run grade -- FILES… [--course DIR] [--out DIR] [--lanes N] [--profile local|container] [--json]
Runs each lesson's checks again on the code in evidence files, each in a fresh app, and writes grades.html, grades.csv,
grades.json and grades.xml (JUnit) into --out (here unless it is given).
Handed-in code runs as you do: grade on a machine, or in a container, on which it may do what you may.`;

const { values, positionals } = readCommandLine(USAGE, {
  allowPositionals: true,
  options: {
    course: { type: 'string' },
    out: { type: 'string', default: '.' },
    lanes: { type: 'string', default: '1' },
    profile: { type: 'string', default: 'local' },
    json: { type: 'boolean', default: false },
  },
});
if (positionals.length === 0) fail(`There is no file to grade.\n\n${USAGE}`);
const lanes = wholeNumber('lanes', values.lanes);
const ground = chooseGround(values.profile);
const here = (path: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), path);
const say = (line: string): void => (values.json ? console.error(line) : console.log(line));

const course = await openCourse(values.course);
stopOnFaults(course, { json: values.json });
const lessons = await readLessons(course);
const hashes = lessonHashes(course);
const { taken, refused } = await takeFiles(positionals.map(here));
for (const { file, why } of refused) say(oneLine(`${file} was not taken. ${why}`));

const files = z.record(z.string(), z.string());
const lessonFiles = z.object({ starter: files, solution: files });
const fromSite = async <T>(path: string, shape: z.ZodType<T>): Promise<T> =>
  shape.parse(JSON.parse(await readFile(join(siteFolderOf(course), 'data', path), 'utf8')));

/** What a lesson lets a learner write, from the very files that its pages mount. */
const readGround = async ({ id, front }: LessonFolder): Promise<LessonGround> => {
  const { starter, solution } = await fromSite(`lessons/${id}.json`, lessonFiles);
  return { front, starter, solution, base: overlayFiles(await fromSite('template.json', files), starter) };
};

/** A part is called by what it looks at, as on the course map. */
const partTitle = async (folder: string): Promise<string> =>
  partFrontMatter.parse(parse(frontMatterText(await readFile(join(folder, 'part.mdx'), 'utf8')) ?? ''))
    .tagline;

const inReport = async ({ id, folder, front, part }: LessonFolder): Promise<LessonInReport> => {
  const { ids } = readChecksFile(await readFile(join(folder, 'checks.ts'), 'utf8'));
  return {
    id,
    code: front.code,
    title: front.title,
    part: await partTitle(part.folder),
    checks: checksInReport(
      Object.fromEntries(ids.map(({ id: check, title }) => [check, title ?? check])),
      Object.values(front.mistakes),
    ),
  };
};

const browser = await openProofBrowser({ course, ground, log: say });
const grades = new Map<string, Grade>();
const remarks: string[] = [];
try {
  const grounds = new Map(
    await Promise.all(lessons.map(async (lesson) => [lesson.id, await readGround(lesson)] as const)),
  );
  const tasks = taken.flatMap(({ file, name, evidence }) =>
    Object.entries(evidence.lessons).flatMap(([lesson, claim]) => {
      const place = grounds.get(lesson);
      if (place && isBegun(claim)) return [{ file, name, lesson, claim, place }];
      if (place) {
        grades.set(`${file}\0${lesson}`, NOT_STARTED(lesson, claim.quizzes));
        return [];
      }
      const remark = noSuchLesson(name, lesson);
      remarks.push(remark);
      say(remark);
      return [];
    }),
  );
  await sideBySide(tasks, lanes, async ({ file, name, lesson, claim, place }) => {
    const grade = gradeOf(
      lesson,
      claim,
      await rerun(browser, lesson, claim.files, place),
      hashes[lesson] ?? '',
    );
    grades.set(`${file}\0${lesson}`, grade);
    // What an app that was handed in says of itself stands in it.
    say(oneLine(`${name}, ${lesson}: ${grade.standing}${grade.why ? ` (${grade.why.slice(0, 200)})` : ''}`));
  });
} finally {
  await browser.close();
}

const report: GradeReport = {
  course: course.config.title,
  at: new Date().toISOString(),
  lessons: await Promise.all(lessons.map(inReport)),
  people: taken.map(({ file, name }) => ({
    name,
    file,
    grades: lessons.map(({ id }) => grades.get(`${file}\0${id}`) ?? NOT_STARTED(id)),
  })),
  refused,
  remarks,
};
const out = here(values.out);
await mkdir(out, { recursive: true });
const styles = await Promise.all(
  ['tokens.css', 'report.css'].map((name) => readFile(join(root, 'site/styles', name), 'utf8')),
);
const written = {
  'grades.html': toPage(report, styles.join('')),
  'grades.csv': toCsv(report),
  'grades.json': `${JSON.stringify(report, null, 2)}\n`,
  'grades.xml': toJunit(report),
};
for (const [name, text] of Object.entries(written)) await writeFile(join(out, name), text);
say(`The report is in ${out}: ${Object.keys(written).join(', ')}.`);
if (values.json) console.log(JSON.stringify(report));
process.exit(isSound(report) ? 0 : 1);
