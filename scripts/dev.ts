/**
 * `npm run dev`: for instructors. Astro's development server with live sandboxes; edits to lessons reach the open page.
 * Options: --course DIR, the folder of another course than ours; others are Astro's.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { reportFaults } from './authoring/report.ts';
import { buildSandbox } from './build-sandbox.ts';
import { COURSE_VARIABLE, openCourse } from './course/course.ts';
import { ensureEditorFiles } from './course/editor-files.ts';
import { takeCourse } from './course/take-course.ts';
import { root } from './site/paths.ts';

const { given, rest } = takeCourse(process.argv.slice(2));
const course = await openCourse(given);
// Without its config there is nothing to show; what is wrong in lessons stands in their pages.
if (course.faults.length > 0) {
  console.error(reportFaults(course.faults));
  process.exit(1);
}
if (!course.isOurs) await ensureEditorFiles(course.folder);
await buildSandbox();
const astro = spawn(process.execPath, [join(root, 'node_modules/astro/bin/astro.mjs'), 'dev', ...rest], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', [COURSE_VARIABLE]: course.folder },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => astro.kill(signal));
astro.on('exit', (code) => process.exit(code ?? 0));
