/**
 * Owns one spare: folders with an app's files in them and a process that waits there, for a session that has yet to come.
 * It is made like everything of a session, under the same limits, and belongs to nobody until it is handed over.
 */

import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { Files } from '../../site/lib/files/files.ts';
import { isAlive } from './alive.ts';
import { type Child, type ChildEvents, startChild } from './child.ts';
import { childEnvironment } from './environment.ts';
import type { Place } from './ground.ts';
import { holdEvents } from './held-events.ts';
import { createJail } from './jail.ts';
import type { Limits } from './limits.ts';
import { removeFolder } from './owned-folders.ts';

/** A process as a page asks for it. */
export interface Spawn {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** What a spare is made of, and whom it fits. */
export interface SpareRecipe {
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly args: readonly string[];
  /** @param word What the process is to say when it waits; nobody else can know it. */
  environment(word: string): Readonly<Record<string, string>>;
  /** What the process prints then. */
  waitingLine(word: string): string;
  /** Whether what was made from `files` can go on with these instead. */
  fits(mounted: Files): boolean;
  /** @returns The line that makes the waiting process the one that is asked for; null if it cannot become that one. */
  handOver(spawn: Spawn): string | null;
}

export interface Spare {
  readonly place: Place;
  /** What lies in the place, apart from what its process has written. */
  readonly files: Files;
  /** Resolves with whether the process waits for its owner; false if it has ended before. */
  readonly waits: Promise<boolean>;
  /** Resolves when the process has ended and nobody owned it. */
  readonly endedUnowned: Promise<void>;
  /**
   * Gives the process to an owner, who has to end it.
   * @returns null if there is none any more, or if it cannot become what is asked for; end it then.
   */
  handOver(spawn: Spawn, owner: ChildEvents): Child | null;
  /** Ends the process, unless it was handed over. The folders stay. */
  endProcess(): Promise<void>;
  /** Ends the process and removes the folders. */
  end(): Promise<void>;
  /** The same at once and without waiting. */
  endNow(): void;
}

export interface SpareOptions {
  readonly place: Place;
  readonly recipe: SpareRecipe;
  readonly limits: Limits;
  /** Starts a process; by default a real one. */
  readonly start?: typeof startChild;
}

/** Lays the files down and starts the process. @throws if either fails; nothing is left then. */
export async function makeSpare({ place, recipe, limits, start = startChild }: SpareOptions): Promise<Spare> {
  const folders = [place.root, place.home];
  const word = randomUUID();
  const waits = Promise.withResolvers<boolean>();
  const endedUnowned = Promise.withResolvers<void>();
  const held = holdEvents({
    signal: recipe.waitingLine(word),
    onSignal: () => waits.resolve(true),
    onEndUnowned() {
      state = 'ended';
      waits.resolve(false);
      endedUnowned.resolve();
    },
  });
  let state: 'unowned' | 'owned' | 'ended' = 'unowned';
  const startProcess = async (): Promise<Child> => {
    const jail = createJail(place.root);
    for (const [path, contents] of Object.entries(recipe.files)) await jail.write(path, contents);
    return await start({
      ...held.events,
      folder: place.root,
      args: recipe.args,
      env: childEnvironment(place.home, recipe.environment(word)),
      limits,
      ownFolders: folders,
    });
  };
  const child = await startProcess().catch(async (error: unknown) => {
    await Promise.all(folders.map(removeFolder));
    throw error;
  });

  const endProcess = async (): Promise<void> => {
    if (state === 'owned') return;
    child.killNow();
    await child.ended;
  };
  return {
    place,
    files: recipe.files,
    waits: waits.promise,
    endedUnowned: endedUnowned.promise,
    handOver(spawn, owner) {
      // It may have ended, and nobody has been told yet.
      const line = state === 'unowned' && isAlive(child.pid) ? recipe.handOver(spawn) : null;
      if (line === null) return null;
      try {
        child.input(line);
      } catch {
        // It is just ending, and has not said so yet.
        return null;
      }
      state = 'owned';
      held.passTo(owner);
      return child;
    },
    endProcess,
    async end() {
      await endProcess();
      await Promise.all(folders.map(removeFolder));
    },
    endNow() {
      if (state !== 'owned') child.killNow();
      for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
