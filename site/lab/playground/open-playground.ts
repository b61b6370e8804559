/** Owns opening a saved playground in this page, and making new ones: from a base, from a lesson, from another one. */

import { overlayFiles } from '../../lib/files/files.ts';
import { baseInWords } from '../../lib/playground/base.ts';
import type { Base, PlaygroundCode } from '../../lib/playground/code.ts';
import { codeOf, editsOf, OWN_CHECKS } from '../../lib/playground/from-edits.ts';
import { type Saved, workId } from '../../lib/playground/saved.ts';
import { browserPorts } from '../../lib/workspace/browser-ports.ts';
import type { Edits } from '../../lib/workspace/edits.ts';
import { versionOf } from '../../lib/workspace/version.ts';
import { openWorkspace, type Workspace } from '../../lib/workspace/workspace.ts';
import { fetchLessonFiles, fetchTemplate } from '../lesson-data.ts';
import { openInPage } from '../open-session.ts';
import type { Session } from '../session.ts';
import { keptWorkspace, workspaceOf } from '../workspaces.ts';
import { fetchBase } from './base-files.ts';
import { type Catalog, firstName, namesIn, opensOf } from './catalog.ts';
import { ownChecks } from './own-checks.ts';
import { playgroundWork } from './own-work.ts';
import { binaries, savedList } from './page-state.ts';

/** Everywhere, and everything: it is nobody else's. */
const FREE = { newFiles: ['**'], removable: ['**'] } as const;
const TOUCH_AFTER_MS = 1000;

/** Where a playground's code lies, and over what. */
type Place = Pick<Saved, 'id' | 'base'>;

const openOwnWorkspace = async ({ id, base }: Place, initial: Edits): Promise<Workspace> => {
  const { hidden, open } = await fetchBase(base);
  const lesson = workId(id);
  const workspace = await openWorkspace({
    lesson,
    template: hidden,
    starter: open,
    solution: {},
    rules: FREE,
    initial,
    binaries,
    ...browserPorts(lesson),
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  workspace.edits.listen(() => {
    clearTimeout(timer);
    timer = setTimeout(() => savedList.touch(id), TOUCH_AFTER_MS);
  });
  return workspace;
};

const workspaceFor = (saved: Place, initial: Edits = {}): Promise<Workspace> =>
  keptWorkspace(workId(saved.id), () => openOwnWorkspace(saved, initial));

/**
 * @param signal Aborted when something else is wanted by now.
 * @throws if what it began from cannot be loaded, this site has it no more, or it is not wanted; its code stays where it is.
 */
export const openPlayground = (saved: Saved, catalog: Catalog, signal: AbortSignal): Promise<Session> =>
  openInPage(async () => {
    const opens = opensOf(saved.base, catalog);
    if (!opens)
      throw new Error(
        `It began from ${baseInWords(saved.base, namesIn(catalog))}, which this site does not have. Your code stays kept.`,
      );
    const workspace = await workspaceFor(saved);
    return { work: playgroundWork(saved.id, saved.name, opens, ownChecks(workspace)), workspace };
  }, signal);

const make = async (name: string, base: Base, edits: Edits): Promise<Saved> => {
  const id = crypto.randomUUID();
  // First what may fail: a name in the list without its code would be worse than neither.
  await workspaceFor({ id, base }, edits);
  return await savedList.add({ id, name, base });
};

/** What somebody has made of a lesson, as it is kept in this browser. */
const ownEdits = async (base: Base, catalog: Catalog): Promise<Edits> => {
  if (base.kind !== 'lesson' || !opensOf(base, catalog)) return {};
  const [template, files] = await Promise.all([fetchTemplate(), fetchLessonFiles(base.lesson)]);
  const rules = { newFiles: true, removable: [] };
  return (await workspaceOf(base.lesson, template, files, rules)).edits.get();
};

/** Makes a playground. @throws if its base cannot be loaded. */
export async function beginPlayground(base: Base, withOwnEdits: boolean, catalog: Catalog): Promise<Saved> {
  if (!opensOf(base, catalog))
    throw new Error(`This site does not have ${baseInWords(base, namesIn(catalog))}.`);
  const { checks } = await fetchBase(base);
  const edits = withOwnEdits ? await ownEdits(base, catalog) : {};
  return await make(firstName(base, catalog), base, {
    ...edits,
    ...(checks !== null && { [OWN_CHECKS]: checks }),
  });
}

/** Makes a playground of code that was judged before. @throws if its base cannot be loaded. */
export const keepCode = async (code: PlaygroundCode): Promise<Saved> =>
  await make(code.name, code.base, await editsOf(code, binaries.keep));

export async function duplicate(saved: Saved): Promise<Saved> {
  return await make(saved.name, saved.base, (await workspaceFor(saved)).edits.get());
}

/** A playground's code as it is now, to be shared or taken away. */
export async function codeNow(saved: Saved): Promise<PlaygroundCode> {
  const workspace = await workspaceFor(saved);
  const { hidden, open } = await fetchBase(saved.base);
  const madeFor = await versionOf(overlayFiles(hidden, open));
  return codeOf(
    { name: saved.name, base: saved.base, madeFor },
    workspace.edits.get(),
    workspace.files.get(),
  );
}
