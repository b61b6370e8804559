/** Owns the texts around every page: its title, header and footer, hints, and what prose is framed with. */
export const titleOf = (page: string, course: string): string => `${page} · ${course}`;
export const homeOf = (course: string): string => `${course}, home`;
export const skip = 'Skip to content';
export const main = 'Main';
export const courseMap = 'Course map';
export const openTheCourse = 'Open the course';
/** Where there is little room. */
export const course = 'Course';
export const search = 'Search';
export const madeUp = 'Stagedoor and its customers are made up.';
export const workStays = 'Your work stays in this browser.';
export const keptOffline = 'This course can be read offline.';
export const glossary = 'Glossary';
export const playground = 'Playground';
export const teams = 'Teams';
export const keyboardShortcuts = 'Keyboard shortcuts';

export const hints = 'Hints';
export const hint = (number: number): string => `Hint ${number}`;
export const opensAfterHint = (number: number): string => `opens after hint ${number}`;
export const opensAfterPass = 'The rest of this lesson opens when all checks pass.';
export const browserControls = 'What the browser controls';
export const serverKnows = 'What the server knows';
/** Heard after a link. */
export const opensInNewTab = '(opens in a new tab)';
