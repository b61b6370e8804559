/** Owns where sessions of the local runtime live and what Node offers them there. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Packages } from '../../site/lib/files/packages.ts';
import type { BootProgress, RuntimeProfile } from '../../site/lib/runtime/runtime.ts';
import { homesFolder, sandboxesFolder } from './cache-folder.ts';
import { makeOwnedFolder, ownedName } from './owned-folders.ts';
import { ensureTemplate } from './template-store.ts';

/** The folders of one session. */
export interface Place {
  /** Holds the app; nothing outside it can be read or written by a page. */
  readonly root: string;
  /** HOME of the session's processes, with a folder `tmp` in it. */
  readonly home: string;
  /** What is installed beside the template's packages; not there where nothing else can be. */
  readonly packages?: Packages;
}

export interface Ground {
  readonly profile: RuntimeProfile;
  /** Come before the script of every process. */
  readonly nodeArguments: readonly string[];
  /**
   * Makes sure that what all sessions share is there, which may take minutes the first time.
   * @param packages What a session's app has beside the template's; left out where nothing else can be installed.
   * @returns Makes the folders of a session.
   */
  prepare(
    onProgress: (progress: BootProgress) => void,
    signal: AbortSignal,
    packages: Packages,
  ): Promise<() => Promise<Place>>;
}

export interface NativeGroundOptions {
  /** Holds the package.json and package-lock.json of the app that every session is laid over. */
  readonly templateFolder: string;
  readonly cacheFolder: string;
}

/** Folders for what a session's processes keep to themselves. */
export function makeHome(cacheFolder: string, name: string): string {
  // Not below the packages: Next refuses the home folder, and every folder above it, as a project's root.
  const home = makeOwnedFolder(homesFolder(cacheFolder), name);
  mkdirSync(join(home, 'tmp'));
  return home;
}

/** Everything that this machine's Node can do: native add-ons, Turbopack, packages shared by all sessions. */
export function nativeGround({ templateFolder, cacheFolder }: NativeGroundOptions): Ground {
  return {
    profile: 'native',
    nodeArguments: [],
    async prepare(onProgress, signal, packages) {
      const store = await ensureTemplate({ templateFolder, cacheFolder, packages, onProgress, signal });
      return async () => {
        const name = ownedName();
        const root = makeOwnedFolder(sandboxesFolder(store), name);
        return { root, home: makeHome(cacheFolder, name), packages };
      };
    },
  };
}
