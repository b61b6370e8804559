/** Owns why a runtime is not started, and what is said while one is chosen. */
export const onlyOnServingMachine =
  'This site only runs the app on the machine that serves it, and this one does not offer that. Open the link that npm start printed.';
export const lookingAtWhatCanRun = 'Looking at what can run here';
export const browserIsUnfit =
  'This browser cannot run a WebContainer. Chrome, Edge, Firefox or Safari 16.4 and newer on a computer can.';
export const siteLacksHeaders =
  'This site is served without the headers that a WebContainer needs, so the browser keeps it from running. Its owner can add them; the hosting page of the documentation says which.';
export const savesData = 'Your browser saves data, and the first start downloads about 8 MB.';
export const smallDevice = 'The app needs one to two GB of memory, which is much for a small device.';
export const otherTabRunsIt =
  'Another tab of this site runs the app already. Two of them may be too much for this computer.';
