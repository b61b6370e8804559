/** Owns saying what became of the learner's code: not kept by the browser, edited in another tab, made for an older lesson. */
import { useStore } from '@nanostores/preact';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { OtherVersion } from '../../lib/workspace/keeper.ts';
import type { Refusal } from '../../lib/workspace/refusal.ts';
import { unkeptEdits } from '../../offline/unkept-edits.ts';
import { Icon } from '../Icon.tsx';
import type { Session } from '../session.ts';
import { downloadFiles } from './download-files.ts';

const refusals: Record<Refusal, string> = {
  forbidden: 'This browser does not let the page keep anything. Allow it to in the settings for this site.',
  full: 'This browser’s storage is full. Make room on the disk.',
  slow: 'This browser’s storage does not answer.',
  failing: 'This browser’s storage reports an error.',
};

const others: Record<OtherVersion['from'], string> = {
  'open-tab': 'Edited in another tab.',
  'gone-tab': 'A tab that is gone had other edits.',
  earlier: 'There are earlier edits, which could not be read before.',
};

interface NoteProps {
  readonly title: string;
  /** "alert" for what may be lost. */
  readonly role: 'alert' | 'status';
  readonly children: ComponentChildren;
  readonly buttons: readonly (readonly [words: string, act: () => void])[];
}

export function Note({ title, role, children, buttons }: NoteProps) {
  return (
    <div class={`draft-note ${role === 'alert' ? 'is-ours' : ''}`} role={role}>
      <Icon name={role === 'alert' ? 'wrench' : 'copy'} small />
      <p>
        <strong>{title}</strong> {children}
      </p>
      <span class="acts">
        {buttons.map(([words, act]) => (
          <button key={words} type="button" class="btn btn-s" onClick={act}>
            {words}
          </button>
        ))}
      </span>
    </div>
  );
}

export function DraftNotes({
  session,
  files,
}: {
  readonly session: Session;
  readonly files: readonly string[];
}) {
  const { workspace, work } = session;
  const keeping = useStore(workspace.keeping);
  const other = useStore(workspace.other);
  const isOlder = useStore(workspace.isOlder);
  useEffect(() => unkeptEdits.set(keeping.kind === 'refused'), [keeping]);
  const download = (): void => downloadFiles(work.words.what, files, workspace);
  return (
    <div class="draft-notes">
      {keeping.kind === 'refused' && (
        <Note
          title="Your last edits are only in this tab."
          role="alert"
          buttons={[
            ['Download your files', download],
            ['Try again', () => workspace.tryAgain()],
          ]}
        >
          {refusals[keeping.why]} You can go on; it is tried again by itself.
        </Note>
      )}
      {other && (
        <Note
          title={others[other.from]}
          role="status"
          buttons={[
            ['Use that version', () => workspace.choose('other')],
            ['Keep mine', () => workspace.choose('mine')],
          ]}
        >
          Both versions are kept until you choose. Afterwards you can take it back.
        </Note>
      )}
      {isOlder && !other && (
        <Note
          title={work.words.changed}
          role="status"
          buttons={[
            ['Keep my files', () => workspace.keepOlder()],
            ['Start from the new ones', () => workspace.reset()],
          ]}
        >
          What you see is yours. Whichever you choose, you can take it back.
        </Note>
      )}
    </div>
  );
}
