/** Owns which of the site's pages are measured, and how large the windows are in which they are. */

/** One of each kind. */
export const pages = {
  landing: '/',
  course: '/course/',
  part: '/parts/security/',
  lesson: '/lessons/own-the-row/',
} as const;

/** Those of which there is one. */
export const singlePages = [
  '/',
  '/course/',
  '/glossary/',
  '/playground/',
  '/doctor/',
  '/team/',
  '/team/cohort/',
  '/offline/',
  '/nowhere/',
];

export const desk = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };
