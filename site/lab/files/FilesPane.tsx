/** Owns the list of the app's files with what can be done there: open, make, rename, delete, and take that back. */
import { useStore } from '@nanostores/preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { LIMITS_IN_WORDS } from '../../lib/playground/uploads.ts';
import { inWords } from '../../lib/workspace/file-rules.ts';
import { openFile, showCode } from '../bench-state.ts';
import { openFind } from '../find/find-state.ts';
import { Icon } from '../Icon.tsx';
import { noteOpened, noteRenamed } from '../open-files.ts';
import type { Session } from '../session.ts';
import { treeGroups } from './app-files.ts';
import { FileTree } from './FileTree.tsx';
import { isRowOpen, leaveFiles, openRows, takeFocusWish, turnedRows, turnRow } from './files-pane.ts';
import { NameForm } from './NameForm.tsx';
import { folderOf, folderToBegin } from './new-path.ts';
import { bringFiles } from './take-uploads.ts';
import { fileRowId, rowsAbove, type TreeFile, type TreeRow, treeRows } from './tree.ts';

type Asking =
  | { readonly what: 'new'; readonly initial: string }
  | { readonly what: 'rename'; readonly path: string };

/** What came of the last thing that was done here; a file that was deleted can be taken back. */
interface Note {
  readonly text: string;
  readonly deleted: string | null;
}

const NOTHING: Note = { text: '', deleted: null };
/** As long as it takes to read. */
const NOTE_MS = 8000;

interface Tool {
  readonly icon: string;
  readonly label: string;
  readonly why: string | null;
  act(): void;
}

const Tools = ({ tools, refuse }: { readonly tools: readonly Tool[]; refuse(why: string): void }) => (
  <span class="files-tools">
    {tools.map(({ icon, label, why, act }) => (
      <button
        key={icon}
        type="button"
        class="btn btn-quiet btn-icon btn-s"
        aria-label={label}
        title={why ? `${label}: ${why}` : label}
        aria-disabled={why !== null}
        onClick={() => (why === null ? act() : refuse(why))}
      >
        <Icon name={icon} />
      </button>
    ))}
  </span>
);

const focusTree = (pane: HTMLElement | null): void =>
  pane?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus();

interface Props {
  readonly session: Session;
  /** It lies over the page, which gives it the focus. */
  readonly isOver: boolean;
}

export function FilesPane({ session, isOver }: Props) {
  const { workspace } = session;
  const { id: work, takesUploads } = session.work;
  const chooser = useRef<HTMLInputElement>(null);
  const pane = useRef<HTMLDivElement>(null);
  const current = useStore(openFile);
  const undoable = useStore(workspace.undoable);
  const turned = useStore(turnedRows);
  useStore(workspace.edits);
  const groups = treeGroups(workspace);
  const rows = treeRows(groups, (id) => isRowOpen(turned, id));
  const [wanted, setAt] = useState('');
  const [asking, setAsking] = useState<Asking | null>(null);
  const [note, setNote] = useState(NOTHING);
  const say = (text: string, deleted: string | null = null): void => setNote({ text, deleted });
  /** The row that has the tab stop is to take the focus: the list was opened, or has lost what had it. */
  const takesFocus = useRef<boolean | null>(null);
  takesFocus.current ??= takeFocusWish();

  const rowOfFile = (path: string): string => fileRowId(workspace.isEditable(path) ? 'lesson' : 'app', path);
  const row: TreeRow | undefined =
    rows.find(({ id }) => id === wanted) ?? rows.find(({ id }) => id === rowOfFile(current)) ?? rows[0];
  const file = row?.file && row.file.change !== 'deleted' ? row.file : null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another file brings its row into view.
  useEffect(() => {
    openRows(rowsAbove(groups, workspace.isEditable(current) ? 'lesson' : 'app', current));
    setAt(rowOfFile(current));
  }, [current]);
  useEffect(() => {
    if (note.text === '' || note.deleted !== null) return;
    const timer = setTimeout(() => setNote(NOTHING), NOTE_MS);
    return () => clearTimeout(timer);
  }, [note]);
  useLayoutEffect(() => {
    if (!takesFocus.current) return;
    takesFocus.current = false;
    focusTree(pane.current);
  });
  // Later than the dialog, which takes the focus for the first thing in it.
  useEffect(() => {
    if (isOver) focusTree(pane.current);
  }, [isOver]);

  const backToTree = (): void => {
    setAsking(null);
    takesFocus.current = true;
  };
  const show = (path: string): void => {
    noteOpened(work, path);
    showCode({ file: path, line: null, column: null });
    leaveFiles();
  };
  const open = ({ path, change }: TreeFile): void => {
    if (change === 'deleted') {
      workspace.create(path, workspace.startOf(path) ?? '');
      say(`${path} is back, as it was at first.`);
    }
    show(path);
  };
  const whyNotRename = file ? workspace.whyNot.remove(file.path) : 'Choose a file first.';
  const rename = (): void => {
    if (!file || whyNotRename !== null) say(whyNotRename ?? '');
    else setAsking({ what: 'rename', path: file.path });
  };
  const remove = (): void => {
    if (!file || whyNotRename !== null) {
      say(whyNotRename ?? '');
      return;
    }
    const index = rows.findIndex(({ id }) => id === row?.id);
    const next = [...rows.slice(index + 1), ...rows.slice(0, index).reverse()].find((each) => each.file);
    say(`Deleted ${file.path}.`, file.path);
    workspace.remove(file.path);
    setAt(next?.id ?? '');
    takesFocus.current = true;
  };
  const done = (path: string): void => {
    if (asking?.what === 'rename') {
      const isOpen = openFile.get() === asking.path;
      noteRenamed(work, asking.path, path);
      workspace.rename(asking.path, path);
      say(`${asking.path} is ${path} now.`);
      backToTree();
      setAt(rowOfFile(path));
      if (isOpen) openFile.set(path);
      return;
    }
    workspace.create(path);
    setAsking(null);
    say(`Made ${path}.`);
    show(path);
  };

  const upload = async (input: HTMLInputElement): Promise<void> => {
    const given = [...(input.files ?? [])];
    // The same file may be chosen again.
    input.value = '';
    const chosen = row && row.level > 1 && !row.file ? folderOf(row) : null;
    const beside = row?.file ? folderOf(row) : '';
    const { came, said } = await bringFiles(workspace, given, { chosen, beside });
    say(said);
    if (came[0]) show(came[0]);
  };
  const uploads: Tool = {
    icon: 'upload',
    label: `Upload files. ${LIMITS_IN_WORDS}`,
    why: null,
    act: () => chooser.current?.click(),
  };
  const places = inWords(workspace.openPlaces);
  const tools: readonly Tool[] = [
    {
      icon: 'plus',
      label: 'New file',
      why: places === '' ? 'In this lesson no files can be made.' : null,
      act: () => setAsking({ what: 'new', initial: folderToBegin(row, workspace.openPlaces) }),
    },
    ...(takesUploads ? [uploads] : []),
    { icon: 'pen', label: `Rename ${file ? row?.name : 'a file'}`, why: whyNotRename, act: rename },
    { icon: 'bin', label: `Delete ${file ? row?.name : 'a file'}`, why: whyNotRename, act: remove },
    {
      icon: 'search',
      label: 'Find in all files',
      why: null,
      act: () => {
        leaveFiles();
        openFind();
      },
    },
  ];
  const { text, deleted } = note;
  return (
    <div ref={pane} class="files">
      <header class="files-head">
        <h3>Files</h3>
        <Tools tools={tools} refuse={say} />
      </header>
      {takesUploads && (
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          aria-label="Files to upload"
          onChange={({ currentTarget }) => void upload(currentTarget)}
        />
      )}
      {asking && (
        <NameForm
          key={asking.what}
          label={asking.what === 'new' ? 'Path of the new file' : `New path of ${asking.path}`}
          button={asking.what === 'new' ? 'Make it' : 'Rename it'}
          initial={asking.what === 'new' ? asking.initial : asking.path}
          places={places}
          whyNot={(path) =>
            asking.what === 'new' ? workspace.whyNot.create(path) : workspace.whyNot.rename(asking.path, path)
          }
          done={done}
          cancel={backToTree}
        />
      )}
      <FileTree
        rows={rows}
        at={row?.id ?? ''}
        current={current}
        read={workspace.read}
        go={setAt}
        toggle={turnRow}
        open={open}
        rename={rename}
        remove={remove}
      />
      <div class="files-note">
        <p role="status">{text}</p>
        {deleted !== null && undoable === `the deletion of ${deleted}` && (
          <button
            type="button"
            class="btn btn-s"
            onClick={() => {
              workspace.undo();
              say(`${deleted} is back.`);
              show(deleted);
            }}
          >
            Undo
          </button>
        )}
      </div>
    </div>
  );
}
