/** Owns what is said of a new version and of a page that is not kept. */
// The warning
export const loadItAndLoseThem = 'Load it and lose them';

// The announcement
export const newVersion = 'A new version of the course is here.';
export const workStays = 'Your work stays.';
export const editsWouldBeLost =
  'Your last edits are only in this tab. Download your files first; they are lost when it is loaded.';
export const loadIt = 'Load it';
export const notNow = 'Not now';

/** In place of an address. */
export const thisPage = 'This page';
