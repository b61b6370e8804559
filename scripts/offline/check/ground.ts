/**
 * Owns where the app runs while it is checked: in a folder below the lesson's own, so that Node and Turbopack find the
 * packages that the learner installed there. The lesson's folder has a workspace marker, which makes it Next's root.
 */
import { join } from 'node:path';
import { type Ground, makeHome } from '../../local-runtime/ground.ts';
import { makeOwnedFolder, ownedName, sweepOwnedFolders } from '../../local-runtime/owned-folders.ts';

/**
 * @param lessonFolder Holds node_modules.
 * @param cacheFolder For what the app's processes keep to themselves. It must not lie in the lesson's folder: Next never
 *   takes the home folder or one above it as a root.
 */
export function lessonGround(lessonFolder: string, cacheFolder: string): Ground {
  const sandboxes = join(lessonFolder, '.lab', 'sandboxes');
  return {
    profile: 'native',
    nodeArguments: [],
    async prepare() {
      // What an earlier run left when it was killed.
      await sweepOwnedFolders(sandboxes);
      return async () => {
        const name = ownedName();
        return { root: makeOwnedFolder(sandboxes, name), home: makeHome(cacheFolder, name) };
      };
    },
  };
}
