/** Owns opening a lesson or shared code in an embed: as elsewhere, but kept apart, and read-only where that is wished. */
import * as texts from '#texts/embed.ts';
import { type Files, overlayFiles } from '../../lib/files/files.ts';
import type { PlaygroundCode } from '../../lib/playground/code.ts';
import { editsOf } from '../../lib/playground/from-edits.ts';
import { browserPorts } from '../../lib/workspace/browser-ports.ts';
import { versionOf } from '../../lib/workspace/version.ts';
import { openWorkspace, type Workspace } from '../../lib/workspace/workspace.ts';
import { fetchLessonFiles, fetchTemplate, loadChecks } from '../lesson-data.ts';
import type { LessonOnPage } from '../lesson-on-page.ts';
import { openInPage } from '../open-session.ts';
import { fetchBase } from '../playground/base-files.ts';
import type { Opens } from '../playground/catalog.ts';
import { ownChecks } from '../playground/own-checks.ts';
import { playgroundWork } from '../playground/own-work.ts';
import { binaries } from '../playground/page-state.ts';
import type { Session } from '../session.ts';
import { lessonWork, type Work } from '../work.ts';

const FREE = { newFiles: ['**'], removable: ['**'] } as const;

/** The same files, which nobody can change here. */
function readOnly(workspace: Workspace): Workspace {
  const whyNot = (): string => texts.isReadOnly;
  const refuse = (): never => {
    throw new Error(texts.isReadOnly);
  };
  return {
    ...workspace,
    openPlaces: [],
    isEditable: () => false,
    whyNot: { create: whyNot, rename: whyNot, remove: whyNot, upload: whyNot },
    edit: () => {},
    create: refuse,
    rename: refuse,
    remove: refuse,
    upload: async () => refuse(),
    take: () => {},
    takeAll: () => {},
    showSolution: () => {},
  };
}

export interface Wishes {
  readonly isReadOnly: boolean;
  readonly file: string | null;
}

/** Nothing leads on from an embed, and its text is on the page around it. */
const embeddedWork = (work: Work, files: Files, { file }: Wishes): Work => ({
  ...work,
  hasProse: false,
  course: null,
  ...(file !== null &&
    Object.hasOwn(files, file) && { focus: file, files: [...new Set([file, ...work.files])] }),
});

/** @throws if its files cannot be loaded. */
export const openLessonEmbedded = ({ lesson, frontMatter }: LessonOnPage, wishes: Wishes): Promise<Session> =>
  openInPage(async () => {
    const [template, files, checks] = await Promise.all([
      fetchTemplate(),
      fetchLessonFiles(lesson),
      loadChecks(lesson),
    ]);
    const id = `embed/${lesson}`;
    const workspace = await openWorkspace({
      lesson: id,
      template,
      ...files,
      rules: frontMatter,
      ...browserPorts(id),
    });
    return {
      work: embeddedWork(
        { ...lessonWork(lesson, frontMatter, checks, null), id },
        workspace.files.get(),
        wishes,
      ),
      workspace: wishes.isReadOnly ? readOnly(workspace) : workspace,
    };
  });

/**
 * @param fragment The link, by which the visitor's edits are found again.
 * @throws if what it began from cannot be loaded.
 */
export const openSharedEmbedded = (
  code: PlaygroundCode,
  fragment: string,
  opens: Opens,
  wishes: Wishes,
): Promise<Session> =>
  openInPage(async () => {
    const { hidden, open } = await fetchBase(code.base);
    // By a digest that nobody can make another link for; where the browser has none, by all of it.
    const id = `embed/${(await versionOf({ link: fragment })) ?? fragment}`;
    const opened = await openWorkspace({
      lesson: id,
      template: hidden,
      starter: open,
      solution: {},
      rules: FREE,
      initial: await editsOf(code, binaries.keep),
      binaries,
      ...browserPorts(id),
    });
    const workspace = wishes.isReadOnly ? readOnly(opened) : opened;
    const work = playgroundWork(id, code.name, opens, ownChecks(workspace));
    return {
      work: embeddedWork({ ...work, id }, overlayFiles(open, workspace.files.get()), wishes),
      workspace,
    };
  });
