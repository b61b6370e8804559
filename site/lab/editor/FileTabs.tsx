/** Owns the tabs of the open files: name, side, edited or locked, and closing those that the lesson did not open. */

import { useStore } from '@nanostores/preact';
import * as texts from '#texts/editor.ts';
import { openFile } from '../bench-state.ts';
import { Icon } from '../Icon.tsx';
import type { Session } from '../session.ts';
import { Tabs } from '../Tabs.tsx';
import { type Side, sideMark, sideOf } from './sides.ts';

const words: Record<Side, string> = {
  browser: texts.runsInTheBrowser,
  server: texts.runsOnTheServer,
  both: texts.runsOnEitherSide,
};

/** The file's name, with as much of its path as tells it from the others. */
const shortName = (path: string, all: readonly string[]): string => {
  const segments = path.split('/');
  const name = segments.at(-1) ?? path;
  const isUnique = all.filter((other) => other.split('/').at(-1) === name).length === 1;
  return isUnique ? name : segments.slice(-2).join('/');
};

export function FileTabs({
  session,
  files,
  canClose,
  close,
}: {
  readonly session: Session;
  readonly files: readonly string[];
  canClose(path: string): boolean;
  close(path: string): void;
}) {
  const { workspace } = session;
  const edits = useStore(workspace.edits);
  const chosen = useStore(openFile);
  const tabs = files.map((path) => {
    const side = sideOf(path, workspace.read(path));
    const isEdited = path in edits;
    const isMissing = !workspace.has(path);
    const isLocked = !isMissing && !workspace.isEditable(path);
    const isClosable = canClose(path);
    return {
      id: path,
      class: sideMark[side],
      title: texts.tabTitle(path, words[side], isLocked, isClosable),
      ...(isClosable && { close: () => close(path) }),
      label: (
        <>
          {shortName(path, files)}
          {isEdited && <span class="unsaved" />}
          {isEdited && <span class="vh">{texts.markedEdited}</span>}
          {isLocked && <Icon name="lock" small />}
          {isLocked && <span class="vh">{texts.markedReadOnly}</span>}
          {isClosable && (
            <span
              class="tab-close"
              aria-hidden="true"
              onClick={(event) => {
                event.stopPropagation();
                close(path);
              }}
            >
              <Icon name="cross" small />
            </span>
          )}
        </>
      ),
    };
  });
  return (
    <Tabs
      label={texts.files}
      idPrefix="file"
      tabs={tabs}
      chosen={chosen}
      choose={(path) => openFile.set(path)}
      panelOf={() => 'code-panel'}
      tabClass="tab ftab"
    />
  );
}
