/** Owns the texts of the pages around the lessons, as far as they are no lessons' own. */
import { counted, number } from './language.ts';

export const courseMap = 'Course map';
export const glossary = 'Glossary';
export const search = 'Search';
export const tryAgain = 'Try again';
export const countOfLessons = (lessons: number): string =>
  counted(lessons, { one: 'lesson', other: 'lessons' });
export const lessonsInMinutes = (lessons: number, minutes: number): string =>
  `${countOfLessons(lessons)}, ${number(minutes)} minutes`;
export const minutesShort = (minutes: number): string => `${minutes} min`;
export const partTitle = (number: number, title: string): string => `Part ${number}: ${title}`;
export const backTo = (page: string): string => `Back to ${page}`;

// The course map
export const oneLessonSoFar = 'One lesson so far';
export const courseDescription = (lessons: string): string =>
  `${lessons} about Next.js Server Actions, with a live app and checks that attack your solution.`;
export const standsOnItsOwn = 'It stands on its own; you need nothing from another one.';
export const inAnyOrder = 'Take them in order, or go straight to what hurts today; nothing is locked.';
export const doneInMinutes = <Node>(
  done: Node,
  lessons: number,
  minutes: number,
): readonly (Node | string)[] => [done, ` of ${number(lessons)} done, ${number(minutes)} minutes`];
export const notPassedYet = 'Not passed yet.';
export const yourProgress = 'Your progress';
export const upNext = 'Up next';
export const open = 'Open';
/** After how many are done. */
export const ofLessons = (lessons: number): string => `of ${number(lessons)}`;
/** After how many. */
export const minutesLeft = 'minutes left';
export const lessonsPassed = 'Lessons passed';
export const playgroundInSentence = 'playground';
export const goOnInPlayground = <Node>(playground: Node): readonly (Node | string)[] => [
  'An idea of your own? The ',
  playground,
  ' is the same app without a task, from the bare start, from an example or from where you are in a lesson.',
];
export const openInPlayground = 'Open in playground';
export const openInPlaygroundTitle = 'Go on with your code of this lesson in a playground of your own';
export const openYourCodeInPlayground = 'Open your code in the playground';
export const glossaryInSentence = 'glossary';
export const lookInGlossary = <Node>(glossary: Node): readonly (Node | string)[] => [
  'A word you do not know? The ',
  glossary,
  ' has it in a few lines.',
];

// A part's page
export const start = (code: string): string => `Start ${code}`;
export const whyItMatters = 'Why it matters';
export const afterwardsYouCan = 'Afterwards you can';
export const itHasHappened = 'It has happened';
export const lessons = 'Lessons';
export const neighbouringParts = 'Neighbouring parts';
export const nextPart = (title: string): string => `Next part: ${title}`;

// A lesson's page
export const whereYouAre = 'Where you are';
export const lesson = 'Lesson';
export const neighbouringLessons = 'Neighbouring lessons';
export const next = (code: string): string => `Next: ${code}`;

// The glossary
export const glossaryDescription = (terms: number): string =>
  `${number(terms)} terms of Next.js Server Actions in a few lines each, with the lessons that teach them.`;
export const glossaryLede =
  'The words of the course, as they are meant in Next.js 16.4. A round mark lives in the browser, a square one on the server.';
export const terms = 'Terms';
export const browser = 'Browser';
export const server = 'Server';
export const linkTo = (term: string): string => `Link to ${term}`;
export const taughtIn = 'Taught in';
/** Before a link to where more can be read. */
export const read = 'Read';
/** Before the terms that are near. */
export const see = 'See';

// The examination
export const doctor = 'Doctor';
export const doctorDescription =
  'Examines what this browser can run, and whether Next.js behaves in it as it should.';
export const whatCanItRun = 'What can this browser run?';
export const doctorLede =
  'This starts the app as a lesson would, in the runtime that is chosen here, tries what breaks where a browser is not up to it, and measures how long each step takes. Nothing is sent anywhere; the report is yours to copy. With a WebContainer the first start downloads 8 to 15 MB.';

// An address that leads nowhere
export const noPage = 'No page here';
export const leadsNowhere = 'This address leads nowhere.';
/** After the address. */
export const afterLostAddress =
  'leads nowhere. It may have been renamed, or a letter may be wrong. Your edits are kept by lesson, not by address.';
export const theCourseMap = 'the course map';
export const didYouMean = <Node>(page: Node): readonly (Node | string)[] => ['Did you mean ', page, '?'];
export const frontPage = 'Front page';
export const whatThereIs = 'What there is';

// Offline, and not kept
export const youAreOffline = 'You are offline';
export const notKept = 'This page is not kept in this browser.';
/** After the address, or after "This page". */
export const afterAddressNotKept =
  'is not kept in this browser, and the site cannot be reached. The lessons are kept: read, edit and search them. Your edits stay in this browser.';
export const canBeReachedAgain = 'The site can be reached again.';
export const openThisPage = 'Open this page';
export const whatIsKept = 'What is kept';
