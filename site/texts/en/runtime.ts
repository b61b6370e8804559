/** Owns the names of the runtimes, and why one cannot be had. */

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
