/**
 * `npm run lesson:import -- FOLDER`: makes of a TutorialKit lesson what a lesson here begins with, and says what its author has
 * to write. Options: --course DIR, --part, --title, --id, --code.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readCourse, readTemplatePaths } from './authoring/read-course.ts';
import { reportFaults } from './authoring/report.ts';
import { fail, readCommandLine } from './command-line.ts';
import { courseFolder, diskPath, layoutOf, openCourse, shownPath } from './course/course.ts';
import { ensureEditorFiles } from './course/editor-files.ts';
import { CONFIG_FILE } from './course/load-config.ts';
import { convertLesson } from './import-lesson/convert.ts';
import { toWrite } from './import-lesson/to-write.ts';
import { codesOf } from './new-lesson/codes.ts';
import { idFromTitle, planLesson } from './new-lesson/plan.ts';
import { readFolder } from './verify/read-folder.ts';

const USAGE = `npm run lesson:import -- FOLDER [--course DIR] [--part imported] [--title "…"] [--id …] [--code I1]
Makes of a TutorialKit lesson, a folder with content.md or content.mdx, _files and _solution, what a lesson here begins
with. It says what was left out and what has to be written: checks, hints and mistakes cannot be read from a tutorial.
--course DIR  puts it into the course in that folder, and makes one there if there is none; without it, into ours`;

const text = { type: 'string' } as const;
const {
  values: given,
  positionals: [named, ...more],
} = readCommandLine(USAGE, {
  allowPositionals: true,
  options: { course: text, part: text, title: text, id: text, code: text },
});
if (named === undefined || more.length > 0) fail(USAGE);
// From where the command was started, as a course's folder is.
const from = courseFolder(named);

const filesIn = (name: string): Promise<Record<string, string>> =>
  readFolder(join(from, name)).then(
    (files) => files ?? {},
    (error: Error) => fail(`${named}/${name} cannot be imported. ${error.message}`),
  );

/** The lesson's prose, whichever of the two names it has. */
const readContent = async (): Promise<{ content: string; isMdx: boolean }> => {
  for (const name of ['content.mdx', 'content.md']) {
    const file = join(from, name);
    if (existsSync(file)) return { content: await readFile(file, 'utf8'), isMdx: name.endsWith('x') };
  }
  return fail(`${named} is no lesson of TutorialKit: it has neither content.md nor content.mdx.`);
};

const template = readTemplatePaths();
const converted = convertLesson(
  {
    ...(await readContent()),
    files: await filesIn('_files'),
    solution: await filesIn('_solution'),
  },
  template,
);
if (converted.kind === 'refused') fail(`${named} cannot be imported. ${converted.why}`);

const folder = courseFolder(given.course);
const isThere = existsSync(join(folder, CONFIG_FILE));
const course = isThere ? await openCourse(given.course) : null;
if (course && course.faults.length > 0) fail(reportFaults(course.faults));
const title = given.title ?? converted.title;
const id = given.id ?? idFromTitle(basename(from).replace(/^\d+-/, ''));
const plan = planLesson(
  { title, id, part: given.part ?? 'imported', code: given.code },
  {
    config: course?.config ?? null,
    folder: shownPath(folder),
    parts: course ? layoutOf(course).parts : [],
    codes: course ? codesOf(readCourse(course).parts) : [],
  },
  converted.files,
);
if (plan.kind === 'refused') fail(plan.why);
for (const [path, text] of Object.entries(plan.files)) {
  await mkdir(dirname(diskPath(path)), { recursive: true });
  // What is there was somebody's.
  await writeFile(diskPath(path), text, { flag: 'wx' });
}
if (given.course !== undefined) await ensureEditorFiles(folder);

const where = given.course === undefined ? '' : ` --course ${given.course}`;
console.log(`The lesson is in ${plan.folder}/.`);
if (plan.toAdd !== null) console.log(`Add this to ${CONFIG_FILE}, where it belongs: ${plan.toAdd}`);
console.log('\nLeft out or changed:');
for (const note of converted.notes) console.log(`- ${note}`);
console.log('\nTo write, and until then the course is neither built nor proven:\n');
console.log(reportFaults(toWrite(plan, { id, template })));
console.log(
  `\nnpm run dev${where ? ` --${where}` : ''}    shows it while you write, and what is still missing`,
);
console.log(`npm run verify -- ${id}${where}    proves it`);
