/** Owns the names of the runtimes, and why one cannot be had. */
// Starting
export const onlyOnServingMachine =
  'This site only runs the app on the machine that serves it, and this one does not offer that. Open the link that npm start printed.';
export const lookingAtWhatCanRun = 'Looking at what can run here';

// Choosing
export const browserIsUnfit =
  'This browser cannot run a WebContainer. Chrome, Edge, Firefox or Safari 16.4 and newer on a computer can.';
export const siteLacksHeaders =
  'This site is served without the headers that a WebContainer needs, so the browser keeps it from running. Its owner can add them; the hosting page of the documentation says which.';
export const savesData = 'Your browser saves data, and the first start downloads about 8 MB.';
export const smallDevice = 'The app needs one to two GB of memory, which is much for a small device.';
export const otherTabRunsIt =
  'Another tab of this site runs the app already. Two of them may be too much for this computer.';

// The status
export const localRuntime = 'Local runtime';
export const webContainer = 'WebContainer';
export const running = 'running';
export const stopped = 'stopped';
export const closed = 'closed';
export const starting = 'starting';
export const localExplained =
  'The app runs on this machine, started by npm start. Faster, and nothing leaves it.';
export const webContainerExplained =
  'The app runs inside this browser tab. The first start downloads 8 to 15 MB.';
export const elsewhereOnly = 'This site runs the app elsewhere only.';
export const notOffered = 'Not offered here. It comes with npm start on your own machine.';
export const runTheAppIn = 'Run the app in';
export const runtime = 'Runtime';
export const codeStays = 'Your code stays as it is. Something wrong?';
export const lookAtDoctor = 'Look what this browser can run';
