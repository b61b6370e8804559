/** Owns saying what became of the learner's code: not kept by the browser, edited in another tab, made for an older lesson. */

import { useStore } from '@nanostores/preact';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import * as texts from '#texts/editor.ts';
import type { OtherVersion } from '../../lib/workspace/keeper.ts';
import type { Refusal } from '../../lib/workspace/refusal.ts';
import { unkeptEdits } from '../../offline/unkept-edits.ts';
import { Icon } from '../Icon.tsx';
import type { Session } from '../session.ts';
import { downloadFiles } from './download-files.ts';

const refusals: Record<Refusal, string> = {
  forbidden: texts.nothingCanBeKept,
  full: texts.storageIsFull,
  slow: texts.storageDoesNotAnswer,
  failing: texts.storageReportsError,
};

const others: Record<OtherVersion['from'], string> = {
  'open-tab': texts.editedInAnotherTab,
  'gone-tab': texts.editedInLostTab,
  earlier: texts.earlierEdits,
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
          title={texts.onlyInThisTab}
          role="alert"
          buttons={[
            [texts.downloadYourFiles, download],
            [texts.tryAgain, () => workspace.tryAgain()],
          ]}
        >
          {texts.triedAgainByItself(refusals[keeping.why])}
        </Note>
      )}
      {other && (
        <Note
          title={others[other.from]}
          role="status"
          buttons={[
            [texts.useThatVersion, () => workspace.choose('other')],
            [texts.keepMine, () => workspace.choose('mine')],
          ]}
        >
          {texts.bothVersionsAreKept}
        </Note>
      )}
      {isOlder && !other && (
        <Note
          title={work.words.changed}
          role="status"
          buttons={[
            [texts.keepMyFiles, () => workspace.keepOlder()],
            [texts.startFromNewFiles, () => workspace.reset()],
          ]}
        >
          {texts.whatYouSee}
        </Note>
      )}
    </div>
  );
}
