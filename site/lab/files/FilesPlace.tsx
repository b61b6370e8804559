/** Owns where the list of files is: beside the code, over the page where there is little room, or away. */
import { useStore } from '@nanostores/preact';
import { Dialog } from '../../dialogs/Dialog.tsx';
import { Icon } from '../Icon.tsx';
import type { Session } from '../session.ts';
import { FilesPane } from './FilesPane.tsx';
import { filesShown, leaveFiles, toggleFiles } from './files-pane.ts';

const PLACE = 'files-place';

export function FilesButton() {
  const shown = useStore(filesShown);
  return (
    <button
      type="button"
      class="btn btn-quiet btn-s files-button"
      aria-expanded={shown !== null}
      aria-controls={shown ? PLACE : undefined}
      title={shown ? 'Close the list of files' : 'All files of the app'}
      onClick={toggleFiles}
    >
      <Icon name="folder" />
      <span class="word">Files</span>
    </button>
  );
}

export function FilesPlace({ session }: { readonly session: Session }) {
  const shown = useStore(filesShown);
  if (shown === 'beside')
    return (
      <aside id={PLACE} class="files-place" aria-label="Files">
        <FilesPane session={session} isOver={false} />
      </aside>
    );
  if (shown === 'over')
    return (
      <Dialog label="Files" class="files-sheet" close={leaveFiles}>
        <div id={PLACE}>
          <FilesPane session={session} isOver />
        </div>
      </Dialog>
    );
  return null;
}
