/** Owns the texts of a team's path through the course: being asked to follow it, the path, the note in a lesson, and making one. */
import { counted, date, day, list, number } from './language.ts';

const countOfLessons = (lessons: number): string => counted(lessons, { one: 'lesson', other: 'lessons' });

// Being asked
export const followThis = 'Follow this cohort?';
export const whatFollowingDoes =
  'Somebody made this path for a team. To follow it keeps the list below in this browser, and shows it here and in its lessons. Your code and your progress stay as they are, and nothing is sent anywhere.';
export const takesThePlaceOf = (name: string): string => `You follow ${name} now; this one takes its place.`;
export const follow = 'Follow';
export const notNow = 'Not now';
export const nothingChanged = 'Nothing has changed.';
export const followedAlready = 'You follow this cohort already.';
export const aLink = 'The link';
export const notTaken = (from: string, why: string): string =>
  `${from} was not taken, and nothing has changed. ${why}`;
export const cannotBeRead = 'It could not be read.';
export const openFile = 'Open it';
export const wereYouGiven = <Node>(open: Node): readonly (Node | string)[] => [
  'A cohort file from your team? ',
  open,
  '.',
];
export const fileOfCohort = 'A cohort file';

// The path
export const yourPath = 'Your path';
export const doneOf = (passed: number, all: number): string =>
  `${number(passed)} of ${countOfLessons(all)} done.`;
export const lateOf = (late: number): string =>
  `${counted(late, { one: 'lesson is', other: 'lessons are' })} past the due date.`;
export const allDone = 'Every lesson of this path is done.';
export const due = <Node>(when: Node): readonly (Node | string)[] => ['due ', when];
export const wasDue = <Node>(when: Node): readonly (Node | string)[] => ['was due ', when];
export const passed = 'passed';
/** The year is only said where it is another one than now. */
export const dayOf = (iso: string): string => {
  const noon = new Date(`${iso}T12:00`);
  return noon.getFullYear() === new Date().getFullYear() ? day(noon) : date(noon);
};
export const askWhom = 'Ask';
export const sendTo = 'Send evidence to';
export const saveFirst = 'Save the evidence file under Hand in, then send it there.';
export const mailSubject = (cohort: string): string => `Evidence: ${cohort}`;
export const missing = (lessons: readonly string[]): string =>
  `This course has no ${list(lessons)} any more; the path goes on without.`;
export const leave = 'Leave this cohort';
export const left = (name: string): string => `You do not follow ${name} any more.`;
export const takeItBack = 'Take it back';
export const following = (name: string): string => `You follow ${name} now.`;
export const onlyHere = (name: string): string =>
  `This browser does not keep it, so you follow ${name} as long as this page is open.`;

// In a lesson
/** @param due One of the two below, or nothing. */
export const lessonOf = (place: number, all: number, cohort: string, due: string): string =>
  `Lesson ${number(place)} of ${number(all)} in ${cohort}${due}.`;
export const dueOn = (iso: string): string => `, due ${dayOf(iso)}`;
export const wasDueOn = (iso: string): string => `, was due ${dayOf(iso)}`;
export const nextInIt = (code: string): string => `Next in it: ${code}`;

// Making one
export const makeCohort = 'Make a cohort link';
export const makeDescription =
  'A path for a team through this course: which lessons, in which order, due when, whom to ask and where evidence goes, in a link or a file.';
export const makeLede =
  'Choose which lessons your team takes, in which order and by when. All of it is in the link: it is kept nowhere, and whoever opens it is asked before following.';
export const name = 'Name of the cohort';
export const contact = 'Whom to ask (a name, a channel, an address)';
export const where = 'Where evidence goes (an address for mail, an https address, or words)';
export const lessonsInOrder = 'Lessons in order';
export const dueOf = (code: string): string => `${code} is due`;
export const up = (code: string): string => `Move ${code} up`;
export const down = (code: string): string => `Move ${code} down`;
export const isNow = (code: string, place: number, all: number): string =>
  `${code} is now ${number(place)} of ${number(all)}.`;
export const theLink = 'The link';
export const nameIsMissing = 'Give the cohort a name; then there is a link.';
export const lessonIsMissing = 'Choose at least one lesson; then there is a link.';
export const isWrong = (why: string): string => `There is no link yet. ${why}`;
export const copyLink = 'Copy link';
export const copied = 'Copied.';
export const cannotCopy = 'The browser did not let the page copy. The link is selected: copy it yourself.';
export const downloadFile = 'Download as a file';
export const downloaded = 'Saved. Learners open the file on their course map.';
export const seeAsLearner = 'See it as a learner';
export const leadsHere = (origin: string): string =>
  `The link leads to ${origin}, where your team has to reach this course. Whoever has it elsewhere opens the file.`;
export const whatTheyHandIn = 'what they hand in';
export const thenRead = <Node>(page: Node): readonly (Node | string)[] => [
  'Later, see ',
  page,
  ' as people by lessons.',
];
