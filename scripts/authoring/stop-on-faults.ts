/** Owns ending a command before its long work where lessons are written wrongly. */

import type { Course } from '../course/course.ts';
import { findFaults } from './find-faults.ts';
import { readCourse } from './read-course.ts';
import { reportFaults } from './report.ts';

export interface StopOptions {
  /** Also tells programs, on stdout as JSON: `{ ok: false, faults }`. */
  readonly json?: boolean;
}

/** Prints every fault of a course and ends the process with status 1; returns if there is none. */
export function stopOnFaults(course: Course, { json = false }: StopOptions = {}): void {
  const faults = findFaults(readCourse(course));
  if (faults.length === 0) return;
  console.error(reportFaults(faults));
  console.error('Nothing was done. Mend them and run the same command again.');
  if (json) console.log(JSON.stringify({ ok: false, faults }));
  process.exit(1);
}
