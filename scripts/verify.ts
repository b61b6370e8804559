/**
 * `npm run verify`: proves lessons and the playground's examples. `npm run verify -- own-the-row --files DIR` judges any
 * folder of learner's files. Options: --course DIR, --profile local|container, --json, --repeat N, --lanes N, --every-check, --files DIR. Exit status 0 only if everything holds.
 */
import { styleText } from 'node:util';
import type { Files } from '../site/lib/files/files.ts';
import { stopOnFaults } from './authoring/stop-on-faults.ts';
import { fail, readCommandLine, wholeNumber } from './command-line.ts';
import { chooseGround } from './container-profile/choose-ground.ts';
import { type Course, openCourse } from './course/course.ts';
import { openProofBrowser, type ProofBrowser } from './verify/browser.ts';
import { type LessonFolder, readLessons } from './verify/lessons.ts';
import { mutateLessons } from './verify/mutate.ts';
import { predictionProblems } from './verify/predictions.ts';
import { type ExampleReport, proveExample } from './verify/prove-example.ts';
import { type LessonReport, proveLesson } from './verify/prove-lesson.ts';
import { readFolder } from './verify/read-folder.ts';
import { sideBySide } from './verify/side-by-side.ts';
import { watchLesson } from './verify/watch.ts';

const USAGE = `npm run verify -- [lesson] [--json] [--repeat N]   proves one lesson, or all of them and the examples
npm run verify -- examples             proves the examples of the playground; "lessons" leaves them out
npm run verify -- <lesson> --files DIR [--json]    judges a folder of somebody's files; may be given several times
--course DIR         the lessons of the course in that folder, instead of ours
--watch              keeps one lesson open and judges again what each edit touches; --check ID only by that check, with
                     what it saw
--mutate             changes the solution mechanically and lists the changes that no check notices: the blind spots
--limit N            with --mutate: judges at most N changes, always the same ones
--lanes N            proves N lessons at a time, each in an app of its own
--every-check        lets every check judge every mistake, not only the one that is to catch it
--profile local      with everything that this machine's Node can do (the default)
--profile container  as in a WebContainer: no native code, no async context, webpack, the browser's snapshot
A result is "pass", "fail" (the code judged is wrong) or "error" (the sandbox or the check is; run it again).`;

const { values, positionals } = readCommandLine(USAGE, {
  allowPositionals: true,
  options: {
    course: { type: 'string' },
    json: { type: 'boolean', default: false },
    repeat: { type: 'string', default: '1' },
    lanes: { type: 'string', default: '1' },
    files: { type: 'string', multiple: true, default: [] as string[] },
    watch: { type: 'boolean', default: false },
    check: { type: 'string' },
    mutate: { type: 'boolean', default: false },
    limit: { type: 'string' },
    'every-check': { type: 'boolean', default: false },
    profile: { type: 'string', default: 'local' },
  },
});
const repeat = wholeNumber('repeat', values.repeat);
const lanes = wholeNumber('lanes', values.lanes);
const limit = values.limit === undefined ? Number.POSITIVE_INFINITY : wholeNumber('limit', values.limit);
const ground = chooseGround(values.profile);

/** What is for programs goes to stdout; everything else must not be in its way. */
const say = (line: string): void => (values.json ? console.error(line) : console.log(line));

/** Words that stand for all of a kind. */
const [LESSONS, EXAMPLES] = ['lessons', 'examples'];

const chooseLessons = async (course: Course): Promise<LessonFolder[]> => {
  const all = await readLessons(course);
  const [wanted] = positionals;
  if (wanted === EXAMPLES) return [];
  const chosen = wanted === undefined || wanted === LESSONS ? all : all.filter(({ id }) => id === wanted);
  if (chosen.length === 0)
    fail(`There is no lesson ${wanted}. There are: ${all.map(({ id }) => id).join(', ')}.`);
  return chosen;
};

const readHandedIn = async (folder: string): Promise<Files> => {
  const files = (await readFolder(folder)) ?? fail(`--files: there is no folder ${folder}.`);
  if (Object.keys(files).length === 0) fail(`--files: ${folder} has no files to judge.`);
  return files;
};

interface HandedIn {
  readonly folder: string;
  readonly files: Files;
}

/** Judges folders one after the other in one app. */
const judgeFolders = (
  browser: ProofBrowser,
  lesson: LessonFolder,
  folders: readonly HandedIn[],
): Promise<boolean> =>
  browser.withLesson(lesson.id, async (open) => {
    let allOk = true;
    for (const { folder, files } of folders) {
      if (folders.length > 1) say(folder);
      const results = await open.judge({ files });
      const ok = results.length > 0 && results.every(({ status }) => status === 'pass');
      allOk &&= ok;
      if (values.json) console.log(JSON.stringify({ ok, lesson: lesson.id, files: folder, results }));
      else
        for (const { id, status, message, ms } of results)
          console.log(`${mark(status === 'pass')} ${id}  ${status}  ${(ms / 1000).toFixed(1)} s  ${message}`);
    }
    return allOk;
  });

const mark = (good: boolean): string => (good ? styleText('green', '✓') : styleText('red', '✗'));

const printReport = (report: LessonReport): void => {
  say(`${mark(report.ok)} ${styleText('bold', report.id)}  ${(report.ms / 1000).toFixed(1)} s`);
  const line = (label: string, expected: string, failed: readonly string[]): void =>
    say(`    ${label.padEnd(34)} ${expected.padEnd(28)} fails: ${failed.join(', ') || 'nothing'}`);
  line('starter', 'fails as stated', report.starter.failed);
  line(
    `solution, checks ${(report.solution.checksMs / 1000).toFixed(1)} s`,
    'passes',
    report.solution.failed,
  );
  for (const { name, failed } of report.alternatives) line(`alternatives/${name}`, 'passes', failed);
  for (const { name, expected, failed } of report.mistakes)
    line(`mistakes/${name}`, `caught by ${expected}`, failed);
  for (const problem of report.problems) say(`    ${styleText('red', problem)}`);
};

/** About how much there is to judge: a right solution by all checks, a wrong one by one of them. */
const workOf = ({ front }: LessonFolder): number =>
  Object.keys(front.mistakes).length + front.starterFails.length * Object.keys(front.alternatives).length;

/** The longest first, so that in the end no lane is left alone with one of them. */
const longestFirst = (lessons: readonly LessonFolder[]): LessonFolder[] =>
  lessons.toSorted((a, b) => workOf(b) - workOf(a));

const proveOnce = (browser: ProofBrowser, lessons: readonly LessonFolder[]): Promise<LessonReport[]> =>
  sideBySide(lanes === 1 ? lessons : longestFirst(lessons), lanes, async ({ id, front }) => {
    const proof = await browser.withLesson(id, (open) =>
      proveLesson(id, front, open, { everyCheck: values['every-check'] }),
    );
    const problems = [...proof.problems, ...(await predictionProblems(front))];
    const report = { ...proof, ok: problems.length === 0, problems };
    printReport(report);
    return report;
  });

const proveExamples = (browser: ProofBrowser): Promise<ExampleReport[]> =>
  browser.withExamples(async ({ ids, judge }) => {
    const reports: ExampleReport[] = [];
    for (const id of ids) {
      const report = await proveExample(id, (code) => judge(id, code));
      say(`${mark(report.ok)} ${styleText('bold', `example ${id}`)}  ${(report.ms / 1000).toFixed(1)} s`);
      for (const problem of report.problems) say(`    ${styleText('red', problem)}`);
      reports.push(report);
    }
    return reports;
  });

/** Every lesson, as often as asked: in the JSON a lesson stands once for each time; and each example once. */
const proveAll = async (browser: ProofBrowser, lessons: readonly LessonFolder[]): Promise<boolean> => {
  const reports: LessonReport[] = [];
  for (let round = 1; round <= repeat; round++) {
    if (repeat > 1) say(`Round ${round} of ${repeat}`);
    reports.push(...(await proveOnce(browser, lessons)));
  }
  const [wanted] = positionals;
  const examples = wanted === undefined || wanted === EXAMPLES ? await proveExamples(browser) : [];
  const all = [...reports, ...examples];
  const proven = all.filter((report) => report.ok).length;
  const ok = all.length > 0 && proven === all.length;
  say(`${proven} passed, ${all.length - proven} failed`);
  if (values.json) {
    const programs = reports.map(({ problems, ...report }) =>
      problems.length > 0 ? { ...report, problems } : report,
    );
    console.log(JSON.stringify({ ok, profile: values.profile, lessons: programs, examples }));
  }
  return ok;
};

/** Changes solutions and tells what no check notices. */
const mutateAll = async (browser: ProofBrowser, lessons: readonly LessonFolder[]): Promise<boolean> => {
  const reports = await mutateLessons(browser, lessons, { limit, say });
  const ok = reports.every((report) => report.ok);
  if (values.json) console.log(JSON.stringify({ ok, profile: values.profile, lessons: reports }));
  return ok;
};

/** Keeps a lesson open until the process ends. */
const watchOne = (browser: ProofBrowser, lesson: LessonFolder): Promise<never> =>
  browser.withLesson(lesson.id, (open) =>
    watchLesson(open, lesson, {
      check: values.check,
      say,
      async readAgain() {
        const again = (await readLessons(course)).find(({ id }) => id === lesson.id);
        if (!again) throw new Error(`The lesson ${lesson.id} is gone.`);
        return again;
      },
    }),
  );

const course = await openCourse(values.course);
stopOnFaults(course, { json: values.json });
// What was asked for wrongly is said before a browser starts.
const lessons = await chooseLessons(course);
const [onlyLesson] = lessons;
const handedIn = await Promise.all(
  values.files.map(async (folder): Promise<HandedIn> => ({ folder, files: await readHandedIn(folder) })),
);
if (handedIn.length > 0 && positionals.length !== 1) {
  fail('--files needs the name of one lesson: npm run verify -- own-the-row --files DIR');
}

if (values.watch && positionals.length !== 1)
  fail('--watch needs the name of one lesson: npm run verify -- own-the-row --watch');
if (values.check !== undefined && !values.watch) fail('--check goes with --watch.');

const browser = await openProofBrowser({ course, ground, log: say });
let allOk = false;
try {
  allOk = await (handedIn.length > 0 && onlyLesson
    ? judgeFolders(browser, onlyLesson, handedIn)
    : values.watch && onlyLesson
      ? watchOne(browser, onlyLesson)
      : values.mutate
        ? mutateAll(browser, lessons)
        : proveAll(browser, lessons));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
} finally {
  await browser.close();
}
process.exit(allOk ? 0 : 1);
