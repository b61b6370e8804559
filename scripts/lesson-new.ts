/**
 * `npm run lesson:new`: makes a lesson that proves itself, to be changed into another. Asks for what is not given.
 * Options: --title, --id, --part, --code, --course DIR.
 */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { readCourse } from './authoring/read-course.ts';
import { reportFaults } from './authoring/report.ts';
import { fail, readCommandLine } from './command-line.ts';
import { courseFolder, diskPath, layoutOf, openCourse, shownPath } from './course/course.ts';
import { ensureEditorFiles } from './course/editor-files.ts';
import { CONFIG_FILE } from './course/load-config.ts';
import { codesOf } from './new-lesson/codes.ts';
import { idFromTitle, planLesson } from './new-lesson/plan.ts';

const USAGE = `npm run lesson:new -- [--title "Refund only once"] [--part security] [--id refund-once] [--code S4] [--course DIR]
Makes a lesson that "npm run verify" proves as it stands. What is not given is asked for.
--course DIR  puts it into the course in that folder, and makes one there if there is none`;

const text = { type: 'string' } as const;
const { values: given } = readCommandLine(USAGE, {
  options: { title: text, id: text, part: text, code: text, course: text },
});

const folder = courseFolder(given.course);
const isThere = existsSync(join(folder, CONFIG_FILE));
const course = isThere ? await openCourse(given.course) : null;
if (course && course.faults.length > 0) fail(reportFaults(course.faults));
const parts = course ? layoutOf(course).parts : [];

const terminal = process.stdin.isTTY
  ? createInterface({ input: process.stdin, output: process.stderr })
  : null;
/** Asks a person; what a program has left out it is told of. */
const ask = async (option: string, question: string, otherwise: string): Promise<string> => {
  if (!terminal) return otherwise || fail(`--${option} is not given.\n\n${USAGE}`);
  const answer = await terminal.question(`${question}${otherwise ? ` [${otherwise}]` : ''}: `);
  return answer.trim() || otherwise;
};

const title = given.title ?? (await ask('title', 'Title of the lesson', ''));
const known = parts.map(({ id }) => id).join(', ') || 'none yet';
const part =
  given.part ??
  (await ask('part', `Its part, one of the course or a new one (${known})`, parts.at(-1)?.id ?? ''));
const id = given.id ?? (await ask('id', 'Its id in addresses', idFromTitle(title)));
terminal?.close();

const plan = planLesson(
  { title, id, part, code: given.code },
  {
    config: course?.config ?? null,
    folder: shownPath(folder),
    parts,
    codes: course ? codesOf(readCourse(course).parts) : [],
  },
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
console.log(`npm run verify -- ${id}${where}    proves it as it stands`);
console.log(`npm run dev${where ? ` --${where}` : ''}    shows it while you change it`);
