/** Owns the texts of the site's search. */
import { counted } from './language.ts';

// The dialog
export const goTo = 'Go to';
export const courseMap = 'Course map';
export const courseMapExcerpt = 'All lessons in order, and how far you are.';
export const playground = 'Playground';
export const playgroundExcerpt = 'The app without a task: try anything, keep it.';
export const glossary = 'Glossary';
export const glossaryExcerpt = 'The words of the course, each in a few lines.';
export const doctor = 'Doctor';
export const doctorExcerpt = 'What this browser can run.';
export const couldNotBeLoaded = 'The search could not be loaded.';
export const nothingFound = 'Nothing found.';
export const found = (number: number): string => `${counted(number, { one: 'result', other: 'results' })}.`;
export const noSearchMeanwhile = <Node>(command: Node): readonly (Node | string)[] => [
  'There is no search while lessons are written: the index is made from the built site. Run ',
  command,
  ' to search.',
];
export const courseMapInSentence = 'course map';
export const lookAtConnection = <Node>(courseMap: Node): readonly (Node | string)[] => [
  'The search could not be loaded. Look at the connection and type again. The ',
  courseMap,
  ' has every lesson.',
];
export const nothingHas = (query: string): string =>
  `Nothing has all of “${query}”. Try one word, or fewer letters of it.`;
export const search = 'Search';
export const fieldPlaceholder = 'Search lessons and glossary';
export const fieldLabel = 'Search lessons, parts and glossary';
export const closeTheSearch = 'Close the search';
export const results = 'Results';
export const choose = 'choose';
export const open = 'open';
export const close = 'close';
export const allKeyboardShortcuts = 'All keyboard shortcuts';

// Groups of results
export const lessons = 'Lessons';
export const parts = 'Parts';
