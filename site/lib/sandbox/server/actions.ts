/** Owns finding the app's server actions: in Next's own manifests, after every route has been compiled. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { ActionInfo } from '../sandbox.ts';
import { type NextApp, pathInApp, patternOf } from './next-app.ts';
import { createPoliteness } from './traffic.ts';

/** A page that never ends must not keep the other routes from being compiled. */
const STEPS_ASIDE_FOR_MS = 4000;
const MANIFEST = 'server-reference-manifest.json';
const manifestShape = z.object({
  node: z.record(
    z.string(),
    z.object({
      exportedName: z.string().optional(),
      filename: z.string().optional(),
      workers: z.record(z.string(), z.unknown()),
    }),
  ),
});

const findManifests = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const nested = await Promise.all(
    entries.map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return findManifests(path);
      return entry.name === MANIFEST ? [path] : [];
    }),
  );
  return nested.flat();
};

const readManifest = async (path: string): Promise<z.infer<typeof manifestShape> | null> => {
  try {
    return manifestShape.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    // Next may be writing it at this moment; what is missing now is there after the next compilation.
    return null;
  }
};

/** An action as one of Next's manifests has it, with the bundles that are said to hold it. */
interface Noted {
  readonly info: ActionInfo;
  readonly bundles: ReadonlySet<string>;
}

const noteAll = (folder: string, manifests: readonly z.infer<typeof manifestShape>[]): Noted[] => {
  const found = new Map<string, Noted>();
  for (const [id, entry] of manifests.flatMap(({ node }) => Object.entries(node))) {
    // Cached functions are kept in the same manifest; nobody can call those.
    if (entry.exportedName?.startsWith('$$RSC_SERVER_CACHE_')) continue;
    const bundles = new Set([...(found.get(id)?.bundles ?? []), ...Object.keys(entry.workers)]);
    const pages = [...bundles].map((bundle) => patternOf(bundle.replace(/^app/, '')));
    const info = {
      id,
      name: entry.exportedName ?? '',
      file: pathInApp(folder, entry.filename ?? ''),
      pages: [...new Set(pages)].sort(),
    };
    found.set(id, { info, bundles });
  }
  return [...found.values()];
};

/**
 * An id says how many arguments its action looks at, so an edit can change it, and webpack's manifest keeps the old one
 * as well. Only the one that was compiled last is in the bundles.
 */
const withoutOutlived = async (server: string, noted: readonly Noted[]): Promise<Noted[]> => {
  const exportOf = ({ info: { file, name } }: Noted): string => `${file}\0${name}`;
  const isBundled = async ({ info, bundles }: Noted): Promise<boolean> => {
    for (const bundle of bundles) {
      const code = await readFile(join(server, `${bundle}.js`), 'utf8').catch(() => '');
      if (code.includes(info.id)) return true;
    }
    return false;
  };
  const kept = await Promise.all(
    [...Map.groupBy(noted, exportOf).values()].map(async (same) => {
      if (same.length === 1) return same;
      const bundled = await Promise.all(same.map(isBundled));
      const current = same.filter((_, index) => bundled[index]);
      return current.length > 0 ? current : same;
    }),
  );
  return kept.flat();
};

/** The actions that Next knows of now. Routes that were never compiled are missing. */
export async function knownActions(folder: string): Promise<ActionInfo[]> {
  const server = join(folder, '.next/dev/server');
  const manifests = await Promise.all((await findManifests(server)).map(readManifest));
  const noted = noteAll(
    folder,
    manifests.filter((manifest) => manifest !== null),
  );
  return (await withoutOutlived(server, noted)).map(({ info }) => info);
}

/** Compiles every route. @returns the compiler's messages, without repetition. */
export async function compileEverything(app: NextApp): Promise<string[]> {
  const messages = new Set<string>();
  const stepAside = createPoliteness(STEPS_ASIDE_FOR_MS);
  for (const route of await app.routes()) {
    await stepAside();
    const message = await app.compile(route);
    if (message !== null) messages.add(message);
  }
  // A mistake would keep it from compiling, and it is there already if there was a time without one.
  if (messages.size === 0) await app.compileErrorPage();
  return [...messages];
}

const isCurrent = async (folder: string, action: ActionInfo): Promise<boolean> => {
  // Manifests keep actions of files that have changed since, or are gone. An export that is no longer in its file is no
  // action, and neither is one that its file only passes on.
  const source = await readFile(join(folder, action.file), 'utf8').catch(() => '');
  if (!/['"]use server['"]/.test(source)) return false;
  return (
    action.name.startsWith('$$') || new RegExp(`\\b${action.name.replace(/\$/g, '\\$')}\\b`).test(source)
  );
};

const onlyCurrent = async (folder: string, actions: readonly ActionInfo[]): Promise<ActionInfo[]> => {
  const current = await Promise.all(actions.map((action) => isCurrent(folder, action)));
  return actions.filter((_, index) => current[index]);
};

/** Every action that the app as it is now would run. */
export async function listActions(folder: string, app: NextApp): Promise<ActionInfo[]> {
  await compileEverything(app);
  const actions = await onlyCurrent(folder, await knownActions(folder));
  return actions.sort((a, b) => a.name.localeCompare(b.name));
}

export class ActionNotFoundError extends Error {
  override name = 'ActionNotFoundError';
  /** Survives the way to the site, which tells a missing export from a fault of ours by it. */
  readonly code = 'action-not-found';
}

const pick = (actions: readonly ActionInfo[], name: string, file: string | undefined): ActionInfo | null => {
  const matching = actions.filter((action) => action.name === name && (!file || action.file === file));
  if (matching.length > 1) {
    throw new ActionNotFoundError(
      `More than one file exports ${name}: ${matching.map((action) => action.file).join(', ')}. Say which one.`,
    );
  }
  return matching[0] ?? null;
};

/**
 * Finds one action by the name it is exported under.
 * @throws {ActionNotFoundError} if the compiled app exports none, or several, of that name.
 */
export async function findAction(
  folder: string,
  app: NextApp,
  name: string,
  file?: string,
): Promise<ActionInfo> {
  const known = pick(await onlyCurrent(folder, await knownActions(folder)), name, file);
  if (known) return known;
  const found = pick(await listActions(folder, app), name, file);
  if (found) return found;
  throw new ActionNotFoundError(
    `The app has no server action called ${name}${file ? ` in ${file}` : ''}. Is it still exported, from a file that starts with 'use server', and imported by a page?`,
  );
}

/** A path of a page that can answer the action. Patterns are filled with a made-up value: the action runs all the same. */
export function pageFor(action: ActionInfo): string {
  const plain = action.pages.find((page) => !page.includes('['));
  return plain ?? (action.pages[0] ?? '/').replace(/\[+[^\]]+\]+/g, 'any');
}
