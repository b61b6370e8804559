/** Owns what `--profile` may say, and where sandboxes live then. */
import { fail } from '../command-line.ts';
import { defaultCacheFolder } from '../local-runtime/cache-folder.ts';
import type { Ground } from '../local-runtime/ground.ts';
import { containerGround } from './ground.ts';

/** @returns undefined for all that this machine's Node can do. Another name ends the command. */
export function chooseGround(profile: string): Ground | undefined {
  if (profile === 'local') return undefined;
  if (profile === 'container') return containerGround({ cacheFolder: defaultCacheFolder() });
  return fail(`--profile takes "local" or "container", not ${JSON.stringify(profile)}.`);
}
