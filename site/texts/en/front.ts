/** Owns the texts of the front page, and of the failed check that is shown there. */
export const description =
  'An interactive lab for Next.js Server Actions: break a live app over HTTP, read what crossed the boundary, mend it, and let the checks attack your code.';
export const lead =
  'The function looks local. It is a public address. Send the call below as someone who should not, then learn to shut the door in a real Next.js app.';
export const startLesson = (code: string): string => `Start lesson ${code}`;
export const minutesNoAccount = (minutes: number): string => `${minutes} minutes, no account`;
export const oneLine = 'The course walks one line';
export const oneLineLead =
  'Everything hard about Server Actions happens where the browser ends and the server begins.';
export const firstPartIsOpen = 'The first part is open; it grows lesson by lesson.';
export const evidence = 'You see the evidence, not a verdict';
export const openPlayground = 'Open the playground';
export const promises = [
  {
    title: 'Break it before you fix it',
    text: 'The lesson starts with an attack that works. You send it yourself.',
  },
  {
    title: 'A check shows what it did',
    text: 'What was sent, what came back, which rows and tags changed. Never a bare red cross.',
  },
  {
    title: 'Every call is listed',
    text: 'Who called which action, with which arguments, what came back, what it changed.',
  },
  {
    title: 'A playground',
    text: 'The same app without a task. Begin from a lesson, an example or nothing, and write checks of your own.',
  },
  {
    title: 'A real Next.js app',
    text: 'Stagedoor is a small ticket shop. It runs on your own machine, beside the lesson.',
  },
];

export const failedCheck = 'A failed check with its evidence';
export const passedTitle = 'Ben can cancel his own order';
export const failedTitle = 'Ana cannot cancel Ben’s order';
export const idleTitle = 'A refusal does not reveal whether the order exists';
/** Heard after a check's title. */
export const andPassed = ', passed';
export const andFailed = ', failed';
export const andNotRun = ', not run';
export const why =
  'Your action asked who was signed in. It never asked whose order it was, so Ana’s call went through.';
/** What a check expected to change. */
export const nothing = 'nothing.';
