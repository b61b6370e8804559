/** Owns the tabs of a lesson's files: name, side, edited or locked. */
import { useStore } from '@nanostores/preact';
import { openFile } from '../bench-state.ts';
import { Icon } from '../Icon.tsx';
import type { Session } from '../session.ts';
import { Tabs } from '../Tabs.tsx';
import { type Side, sideMark, sideOf } from './sides.ts';

const words: Record<Side, string> = {
  browser: 'runs in the browser',
  server: 'runs on the server',
  both: 'runs on either side',
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
}: {
  readonly session: Session;
  readonly files: readonly string[];
}) {
  const { workspace } = session;
  const edits = useStore(workspace.edits);
  const chosen = useStore(openFile);
  const tabs = files.map((path) => {
    const side = sideOf(path, workspace.read(path));
    const isEdited = path in edits;
    const isLocked = !workspace.isEditable(path);
    return {
      id: path,
      class: sideMark[side],
      title: `${path}, ${words[side]}${isLocked ? ', read-only' : ''}`,
      label: (
        <>
          {shortName(path, files)}
          {isEdited && <span class="unsaved" />}
          {isEdited && <span class="vh">, edited</span>}
          {isLocked && <Icon name="lock" small />}
          {isLocked && <span class="vh">, read-only</span>}
        </>
      ),
    };
  });
  return (
    <Tabs
      label="Files"
      idPrefix="file"
      tabs={tabs}
      chosen={chosen}
      choose={(path) => openFile.set(path)}
      panelOf={() => 'code-panel'}
      tabClass="tab ftab"
    />
  );
}
