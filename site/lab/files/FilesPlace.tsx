/** Owns where the list of files is: beside the code, over the page where there is little room, or away. */

import { useStore } from '@nanostores/preact';
import * as texts from '#texts/files.ts';
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
      title={shown ? texts.closeTheListOfFiles : texts.allFilesOfTheApp}
      onClick={toggleFiles}
    >
      <Icon name="folder" />
      <span class="word">{texts.files}</span>
    </button>
  );
}

export function FilesPlace({ session }: { readonly session: Session }) {
  const shown = useStore(filesShown);
  if (shown === 'beside')
    return (
      <aside id={PLACE} class="files-place" aria-label={texts.files}>
        <FilesPane session={session} isOver={false} />
      </aside>
    );
  if (shown === 'over')
    return (
      <Dialog label={texts.files} class="files-sheet" close={leaveFiles}>
        <div id={PLACE}>
          <FilesPane session={session} isOver />
        </div>
      </Dialog>
    );
  return null;
}
