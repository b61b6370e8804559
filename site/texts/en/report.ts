/** Owns the texts of the report on evidence: people by lessons, in the file that grading writes and on the page for teams. */
import { counted } from './language.ts';

// Its head
export const peopleAndLessons = (people: number, lessons: number): string =>
  `${counted(people, { one: 'person', other: 'people' })}, ${counted(lessons, { one: 'lesson', other: 'lessons' })}`;
export const graded = (size: string, day: string): string => `${size}, graded ${day}`;
export const grades = 'Grades';
export const allRunAgain = 'Every result was run again here, on the code that was handed in.';
export const heldUp = (people: number, check: string): string =>
  `${counted(people, { one: 'person is', other: 'people are' })} held up by the same check: ${check}${/[.!?]$/.test(check) ? '' : '.'} That is one conversation, not ${people}.`;

// The table
export const peopleByLesson = 'People by lesson';
export const person = 'Person';
/** Only heard. */
export const notStarted = 'not started';
/** Only heard. */
export const started = 'started';
export const startedTitle = 'Started, no result yet';
export const passed = 'passed';
export const passedTitle = 'Passed';
export const passedAfterTitle = (check: string, times: number): string =>
  `Passed, after ${check} had failed ${counted(times, { one: 'time', other: 'times' })}`;
/** Heard after a check's short name. */
export const firstThenPassed = ' first, then passed';
export const failingTitle = (checks: readonly string[]): string => `Failing: ${checks.join(', ')}`;
/** Heard after a check's short name. */
export const failing = ' failing';
export const notReproducedTitle = (checks: readonly string[]): string =>
  `Claimed as passed, and not reproduced: ${checks.join(', ')}`;
export const notReproduced = 'claimed as passed, not reproduced';
export const refusedTitle = (why: string): string => `Not run: ${why}`;
/** Only heard. */
export const refused = 'not run, refused';
export const notJudgedTitle = (why: string): string => `Could not be judged: ${why}`;
/** Only heard. */
export const notJudged = 'could not be judged';

// Its legend
export const passedAfterThisCheck = 'passed, after this check had failed';
export const failingNow = 'failing on it now';
export const startedNoResult = 'started, no result yet';
export const notRunNotAllowed = 'not run: not allowed in the lesson';
export const notJudgedNotCounted = 'could not be judged, not counted';

// What stops people
export const holdingUp = 'What is holding people up';
export const whatIsOftenThought = 'What is often thought';
export const failingAndPast = (failing: number, past: number): string =>
  `${failing} failing now, ${past} got past it`;
export const pastIt = (name: string): string => `${name} (past it)`;

// What to look at
export const toLookAt = 'To look at';
export const notTaken = 'Files that were not taken';
export const fileAndWhy = (file: string, why: string): string => `${file}: ${why}`;
export const didNotHold = (
  name: string,
  lesson: string,
  checks: readonly string[],
  isOtherVersion: boolean,
): string =>
  `${name}, ${lesson}: claimed as passed; ${checks.join(', ')} failed here.${isOtherVersion ? ' The file is from another version of the lesson.' : ''}`;
export const notRun = (name: string, lesson: string, why: string): string =>
  `${name}, ${lesson}: not run. ${why}`;
export const couldNotBeJudged = (name: string, lesson: string, why: string): string =>
  `${name}, ${lesson}: could not be judged. ${why}`;
export const ofAnotherVersion = (name: string, lesson: string): string =>
  `${name}, ${lesson}: the file is from another version of the lesson, whose checks may judge otherwise.`;
export const ofAnotherCourse = (name: string, course: string): string =>
  course === ''
    ? `${name}: the file does not say which course it is from.`
    : `${name}: the file is from another course, ${course}.`;
export const noSuchLesson = (name: string, lesson: string): string =>
  `${name}: this course has no lesson ${lesson}.`;
