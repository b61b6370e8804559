/** Owns the texts of the workbench's frame, and of the app's people. */
// People
export const buyer = 'buyer';
export const organiser = 'organiser';
export const signedOut = 'signed out';
export const nobodyWasSignedIn = 'Nobody was signed in.';
export const anaWasSignedIn = 'Ana was signed in.';
export const benWasSignedIn = 'Ben was signed in.';
export const orlaWasSignedIn = 'Orla was signed in.';
export const ottoWasSignedIn = 'Otto was signed in.';

// Until the workbench is there
export const code = 'Code';
export const files = 'Files';
export const stagedoor = 'Stagedoor';
export const couldNotBeOpened = 'The lesson could not be opened. This is our fault, not yours.';
export const playgroundCouldNotBeOpened = 'The playground could not be opened. This is our fault, not yours.';
export const youAreOffline = 'You are offline.';
export const lessonNotKept =
  'The editor and the app of this lesson are not kept in this browser yet; its text can be read. Connect first.';
export const reloadToTryAgain = (problem: string): string => `${problem} Reload the page to try again.`;
export const needsJavaScript =
  'The editor, the app and the checks need JavaScript. The lesson can be read without it.';
export const whatHappened = 'What happened';

// Strips of tabs
export const app = 'App';
export const codeOrApp = 'Code or app';
export const lesson = 'Lesson';
export const checks = 'Checks';
export const failed = 'failed';
export const panels = 'Panels';

// Lines between panes
export const resizeTheLesson = 'Resize the lesson';
export const resizeCodeAndApp = 'Resize code and app';
export const resizeTheInstruments = 'Resize the instruments';
