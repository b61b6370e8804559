/** Owns looking at a browser before a WebContainer is tried in it. */
import { judgeBrowser, type Preflight } from './browser-fitness.ts';
import { senseBrowser } from './browser-signs.ts';

export type { Preflight } from './browser-fitness.ts';
export { reachHost } from './reach.ts';

/** Says what this browser is good for. Asks no network and never rejects; for the host, see {@link reachHost}. */
export const inspectBrowser = async (): Promise<Preflight> => judgeBrowser(await senseBrowser());
