/** Owns the texts of the page that reads what a team handed in. */
import { counted } from './language.ts';

const countOfFiles = (files: number): string => counted(files, { one: 'file', other: 'files' });

export const team = 'Teams';
export const description =
  'Reads evidence files in this browser and shows people by lessons, and which misconception stops whom.';
export const whatWasHandedIn = 'What was handed in';
export const lede =
  'Evidence files that learners saved on their course map become people by lessons, and what is holding them up. The files are read in this page: they go nowhere, and nothing of them is kept.';
export const dropHere = 'Drop evidence files anywhere on this page, or choose them.';
export const chooseFiles = 'Choose files';
export const filesLabel = 'Evidence files';
export const theseAreClaims = 'These are claims, not results.';
export const whatClaimsAre =
  'Nothing is run here: the report says what the files say, and whoever has a browser can write one. This runs the checks of every lesson again on the code that was handed in, from the folder of this project:';
export const whereItRuns =
  'For a course of your own add --course and its folder. Handed-in code runs as you do; run it on a machine, or in a container, on which it may do what you may.';
export const readAndNot = (taken: number, refused: number): string =>
  refused === 0
    ? `${countOfFiles(taken)} read.`
    : `${countOfFiles(taken)} read, ${countOfFiles(refused)} not taken.`;
export const beginAnew = 'Begin anew';
export const nothingRead = 'No file is read.';
export const cannotBeRead = 'The browser could not read it.';
export const moreThan = (files: number): string =>
  `It is one of more than ${files} files; read them in parts.`;
export const claimed = (size: string): string => `${size}, as claimed`;
export const noCommonObstacle = 'No check holds up two people.';
export const makeALink = <Node>(link: Node): readonly (Node | string)[] => [
  'Which lessons, in which order, by when: ',
  link,
  ' and give it to your team.',
];
export const makeACohortLink = 'make a cohort link';
