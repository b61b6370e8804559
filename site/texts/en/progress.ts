/** Owns the texts of what was passed: the buttons for all of it at once, and the counts. */
import { counted, number } from './language.ts';

// What came of it
export const countOfLessons = (lessons: number): string =>
  counted(lessons, { one: 'lesson', other: 'lessons' });
export const morePassed = (lessons: number): string =>
  `${lessons === 0 ? 'No lesson' : countOfLessons(lessons)} more passed.`;
export const codeCame = (lessons: number): string => `Your code in ${countOfLessons(lessons)} came with it.`;
export const otherCodeStays = (lessons: number): string =>
  `In ${countOfLessons(lessons)} there is other code here, which stays; what the file has is under Compare there.`;
export const notKept = (lessons: number): string =>
  `This browser would not keep the code of ${countOfLessons(lessons)}.`;
export const fileIsTooLarge = (name: string): string =>
  `${name} was not loaded. It is larger than any file that this page writes.`;
export const fileWasRefused = (name: string, why: string): string =>
  `${name} was not loaded, and nothing has changed. ${why}`;
export const saved = 'Saved. The file has what you passed and your code.';
export const cannotRead = 'This browser does not let the page read what it has kept, so there is no file.';
export const fileCouldNotBeRead = 'The file could not be read, and nothing has changed.';
export const nothingToForget = 'There is nothing to forget.';
export const loss = (lessons: number): string =>
  `You lose the marks of ${countOfLessons(lessons)} and your answers to quizzes. Your code stays in each lesson, and you can take it back.`;
export const forgotten = 'Forgotten.';
export const itIsBack = 'It is back.';

// The buttons
export const keptHere = 'Progress is kept in this browser.';
export const saveToFile = 'Save to a file';
export const loadFromFile = 'Load from a file';
export const forgetIt = 'Forget it';
export const keepIt = 'Keep it';
export const forgetPassed = 'Forget what I passed';
export const fileWithProgress = 'A file with your progress';
export const takeItBack = 'Take it back';

// In lists and headers
export const done = (lessons: number, all: number): string => `${number(lessons)} of ${number(all)} done`;
export const doneInPart = (lessons: number, all: number): string =>
  `${number(lessons)} of ${number(all)} lessons done in this part`;
export const passed = 'Passed.';
export const notPassedYet = 'Not passed yet.';
export const checksPassed = (checks: number): string => `${number(checks)} of ${number(checks)} checks`;
export const open = (code: string): string => `Open ${code}`;

// Handing in
export const handIn = 'Hand in';
export const whatIsHandedIn =
  'A file for whoever teaches you: your code in each lesson, which checks passed and failed, how often and when, and how often you answered each quiz. It goes nowhere by itself.';
export const yourName = 'Your name';
export const saveEvidence = 'Save evidence';
export const nothingToHandIn = 'There is nothing to hand in yet: no lesson was begun in this browser.';
export const savedWith = (lessons: number): string => `Saved, with ${countOfLessons(lessons)}.`;
