/** Owns which addresses own checks may open in the app: its paths. Pure. */

/** Stands for wherever the app is. */
const APP = 'http://app.invalid';

/**
 * Whether a text is a path of the app, as the browser will read it: that takes tabs and line ends out and turns
 * backslashes around, so that more than "//" at its beginning leads to another host.
 */
export const isAppPath = (text: string): boolean =>
  text.startsWith('/') && URL.canParse(text, APP) && new URL(text, APP).origin === APP;
