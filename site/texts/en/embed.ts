/** Owns the texts of an embed: the page that others show in a frame. */

// The page
export const title = 'Embed';
export const description = 'A lesson or a playground of Server Actions Lab, shown in another page.';
export const needsJavaScript = 'This needs JavaScript.';

// The bar
export const openInLab = 'Open in the lab';
/** Only heard, after `openInLab`. */
export const inNewTab = 'in a new tab';

// Before it starts
export const start = 'Start';
export const opening = 'Opening';
export const whatStarts = 'A live Next.js app starts here. In a browser alone it downloads about 8 MB once.';
export const isReadOnly = 'The code in this embed is there to read.';

// Why nothing is shown
export const noLesson = (lesson: string): string => `This site has no lesson ${lesson}.`;
export const leftClosed = 'It was left closed. Reload the page to see it again.';
export const cannotHave = (name: string): string =>
  `The address of this embed has a ${name} that it cannot have.`;
export const hidesBoth = 'The address of this embed hides both the code and the app.';
export const namesNothing = 'The address of this embed names no lesson and carries no shared code.';
